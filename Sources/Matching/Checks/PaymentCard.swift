/// Numbers of payment cards.
enum PaymentCard {
  /// - Parameters:
  ///   - digits: values 0 to 9.
  ///   - hasCue: a word beside the number says that it is a card.
  /// - Returns: true where the number has the shape of a card of an issuer known in Vietnam. Cards of NAPAS (9704) need
  ///   no check digit; thirteen digits are a barcode more often than a card, so they need a word.
  static func isCard(_ digits: [UInt8], hasCue: Bool) -> Bool {
    guard let network = networks.first(where: { $0.lengths.contains(digits.count) && $0.begins(digits) }) else {
      return false
    }
    if digits.count == 13, !hasCue { return false }
    if Set(digits).count < 3 { return false }
    return network.hasOwnCheck || Luhn.isValid(digits)
  }

  struct Network: Sendable {
    let name: String
    /// First digits, as a range of numbers of `prefixLength` digits.
    let prefixes: ClosedRange<Int>
    let prefixLength: Int
    let lengths: Set<Int>
    /// True where the last digit need not follow Luhn.
    let hasOwnCheck: Bool

    func begins(_ digits: [UInt8]) -> Bool {
      prefixes.contains(digits.prefix(prefixLength).reduce(0) { $0 * 10 + Int($1) })
    }
  }

  /// Issuers' prefixes as ISO/IEC 7812 assigns them; 9704 is NAPAS of Vietnam.
  static let networks: [Network] = [
    Network(name: "NAPAS", prefixes: 9704...9704, prefixLength: 4, lengths: [16, 19], hasOwnCheck: true),
    Network(name: "Visa", prefixes: 4...4, prefixLength: 1, lengths: [13, 16, 19], hasOwnCheck: false),
    Network(name: "Mastercard", prefixes: 51...55, prefixLength: 2, lengths: [16], hasOwnCheck: false),
    Network(name: "Mastercard", prefixes: 2221...2720, prefixLength: 4, lengths: [16], hasOwnCheck: false),
    Network(name: "JCB", prefixes: 3528...3589, prefixLength: 4, lengths: [16], hasOwnCheck: false),
    Network(name: "American Express", prefixes: 34...34, prefixLength: 2, lengths: [15], hasOwnCheck: false),
    Network(name: "American Express", prefixes: 37...37, prefixLength: 2, lengths: [15], hasOwnCheck: false),
    Network(name: "UnionPay", prefixes: 62...62, prefixLength: 2, lengths: [16, 17, 18, 19], hasOwnCheck: false),
  ]
}
