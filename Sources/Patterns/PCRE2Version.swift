internal import CPCRE2

/// Which PCRE2 decides what matches.
public enum PCRE2Version {
  /// `10.42`
  public static var current: String {
    var buffer = [UInt8](repeating: 0, count: 64)
    let length = pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), &buffer)
    let text = String(decoding: buffer.prefix(max(0, Int(length) - 1)), as: UTF8.self)
    return String(text.prefix { $0 != " " })
  }
}
