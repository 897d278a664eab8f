import ArgumentParser
import Glibc

@main
struct SoatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soat",
    abstract: "Soát bài tiếng Việt trước khi đăng. / A last look at a Vietnamese post before it goes out.",
    discussion: """
      Ví dụ / Examples:
        echo "Kem trị nám tốt nhất Việt Nam" | soat check --set ad=true
        soat explain quang-cao/so-sanh-nhat

      Kết quả / Exit status: 0 không phải sửa gì gấp, 1 phải sửa rồi mới đăng, 2 gọi sai hoặc không có gì để soát, \
      3 chưa kiểm hết.
      """,
    version: Version.current,
    subcommands: [
      CheckCommand.self, TestCommand.self, VariantsCommand.self, LintCommand.self, FmtCommand.self,
      ExplainCommand.self, EvalCommand.self, AlarmCommand.self, ProfileCommand.self, CompileCommand.self,
      NewCommand.self, NormalizeCommand.self, ExtractCommand.self, ScanCommand.self,
      ReportCommand.self, HistoryCommand.self, ForgetCommand.self,
    ],
    defaultSubcommand: nil)

  /// Runs a command, and turns what goes wrong into one sentence and its documented status.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // A parent may have started us with signals blocked; Ctrl-C and a polite end must reach us all the same.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    sigaddset(&interrupt, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &interrupt, nil)
    signal(SIGINT) { _ in
      // One line, async-signal-safe, and the status a shell expects.
      let line: StaticString =
        "\nsoat: đã dừng theo yêu cầu; kết quả chưa đủ. / stopped on request; results are partial.\n"
      _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
      _exit(130)
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.error(failure.sentence)
      Glibc.exit(failure.status)
    } catch {
      let code = exitCode(for: error)
      // ArgumentParser uses 64 for usage errors; the contract of soat is 2.
      if code == .validationFailure {
        Console.error(fullMessage(for: error))
        Glibc.exit(2)
      }
      exit(withError: error)
    }
  }
}
