import ArgumentParser

@main
struct SoatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "soat")
}
