internal import CFuzz
internal import Glibc
internal import RulebookProperties

/// `fuzz-patterns [libFuzzer's options] corpus…`: texts of any kind, the laws of the pattern parser.
@main enum FuzzPatternsCommand {
  /// libFuzzer calls a C function, which can carry nothing, and always from one thread.
  nonisolated(unsafe) private static let laws = PatternLaws()

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments) { data, size in
      let bytes = Array(UnsafeBufferPointer(start: data, count: size))
      var failures = FuzzPatternsCommand.laws.failures(of: bytes)
      // One input in sixty-four, by its own bytes, so that a failure can be read again.
      if bytes.reduce(0, &+) % 64 == 0 { failures += FuzzPatternsCommand.laws.compilationFailures(of: bytes) }
      guard !failures.isEmpty else { return 0 }
      for failure in failures { print("broken: \(failure)") }
      fflush(nil)
      // libFuzzer writes the input down when it sees the signal. With FUZZ_ALL=1 the search for other faults goes on.
      if getenv("FUZZ_ALL") == nil { abort() }
      return 0
    }
  }
}
