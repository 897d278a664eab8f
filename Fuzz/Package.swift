// swift-tools-version: 6.2
import PackageDescription

// Built by Fuzz/run, which asks the compiler for libFuzzer's counters in every target; a plain `swift build` does not link.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "soat", path: "..")],
  targets: [
    .target(name: "CFuzz", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(
      name: "TextProperties", dependencies: ["CFuzz", .product(name: "VietnameseText", package: "soat")],
      swiftSettings: strict),
    .target(
      name: "RulebookProperties",
      dependencies: [
        .product(name: "Soat", package: "soat"),
      ], swiftSettings: strict),
    .executableTarget(name: "fuzz-patterns", dependencies: ["CFuzz", "RulebookProperties"], swiftSettings: strict),
    .executableTarget(name: "fuzz-rulebooks", dependencies: ["CFuzz", "RulebookProperties"], swiftSettings: strict),
    .executableTarget(name: "fuzz", dependencies: ["CFuzz", "TextProperties"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
