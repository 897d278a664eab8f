internal import CFuzz
internal import Glibc
internal import RulebookProperties

/// `fuzz-rulebooks [libFuzzer's options] corpus…`: files of any kind, the laws of loader and formatter.
@main enum FuzzRulebooksCommand {
  /// libFuzzer calls a C function, which can carry nothing, and always from one thread.
  nonisolated(unsafe) private static let laws = RulebookLaws()

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments) { data, size in
      let bytes = Array(UnsafeBufferPointer(start: data, count: size))
      let failures = FuzzRulebooksCommand.laws.failures(of: bytes)
      guard !failures.isEmpty else { return 0 }
      for failure in failures { print("broken: \(failure)") }
      fflush(nil)
      // libFuzzer writes the input down when it sees the signal. With FUZZ_ALL=1 the search for other faults goes on.
      if getenv("FUZZ_ALL") == nil { abort() }
      return 0
    }
  }
}
