// swift-tools-version: 6.2
import PackageDescription

// The rooms of docs/architecture.md, lowest first: a target knows only targets above it in this file.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "soat",
  products: [
    .executable(name: "soat", targets: ["soat"]),
    .library(name: "VietnameseText", targets: ["VietnameseText"]),
    .library(
      name: "Soat",
      targets: ["Judging", "Intake", "Reporting", "RulebookLoading", "Rulebooks", "Patterns", "Documents"]),
  ],
  traits: [
    .trait(name: "Fetching", description: "soat scan --fetch, with AsyncHTTPClient: the longest part of a build."),
    .default(enabledTraits: ["Fetching"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C and C++ libraries, each behind a few plain functions. No other target includes a C header.
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CXMLStream", dependencies: ["CLibXML2"]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CPageTree", dependencies: ["CGumbo"]),

    .target(name: "VietnameseText", dependencies: ["CICU"], exclude: ["Data"], swiftSettings: strict),
    .target(name: "Documents", swiftSettings: strict),
    .target(name: "Patterns", dependencies: ["CPCRE2"], swiftSettings: strict),
    .target(name: "Rulebooks", dependencies: ["Documents", "Patterns"], swiftSettings: strict),
    .target(
      name: "RulebookLoading",
      dependencies: [
        "Rulebooks", "Documents", "Patterns",
        .product(name: "Yams", package: "Yams"), .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .target(
      name: "Matching", dependencies: ["Rulebooks", "VietnameseText", "Documents", "Patterns"], exclude: ["Data"],
      swiftSettings: strict),
    .target(
      name: "Judging", dependencies: ["Matching", "Rulebooks", "Documents", "VietnameseText"],
      swiftSettings: strict),
    .target(
      name: "Intake",
      dependencies: [
        "Documents", "Rulebooks", "RulebookLoading", "VietnameseText", "CSimdJSON", "CLibZip", "CXMLStream",
        .product(name: "Yams", package: "Yams"),
      ], exclude: ["Data"], swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "Judging", "Rulebooks", "Documents", "CXLSXWriter", .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: strict),
    .target(
      name: "Pages",
      dependencies: [
        "Intake", "Reporting", "Judging", "Rulebooks", "Documents", "VietnameseText", "CPageTree", "CZlib",
        "CXMLStream",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["Fetching"])),
      ], exclude: ["HTML/Data"], swiftSettings: strict),
    .target(
      name: "RuleLab",
      dependencies: [
        "Reporting", "Judging", "RulebookLoading", "Rulebooks", "Documents", "Matching", "Patterns", "VietnameseText",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "soat",
      dependencies: [
        "Intake", "Pages", "Reporting", "RuleLab", "Judging", "Matching", "RulebookLoading", "Rulebooks",
        "Documents", "Patterns", "VietnameseText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    .testTarget(
      name: "IntakeTests", dependencies: ["Intake", "Documents", "Rulebooks", "VietnameseText"], swiftSettings: strict),
    .testTarget(
      name: "VietnameseTextTests", dependencies: ["VietnameseText"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Judging", "Rulebooks", "Documents"],
      exclude: ["Golden", "Schemas"],
      swiftSettings: strict),
    .testTarget(
      name: "RuleLabTests",
      dependencies: ["RuleLab", "Judging", "Rulebooks", "RulebookLoading", "Documents", "Patterns"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "RulebookLoadingTests", dependencies: ["RulebookLoading", "Rulebooks", "Documents", "Patterns"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(name: "PatternsTests", dependencies: ["Patterns"], swiftSettings: strict),
    .testTarget(
      name: "MatchingTests", dependencies: ["Matching", "Rulebooks", "Documents", "VietnameseText", "Patterns"],
      swiftSettings: strict),
    .testTarget(
      name: "JudgingTests", dependencies: ["Judging", "Rulebooks", "Documents", "Patterns"], swiftSettings: strict),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Pages", "Intake", "Reporting", "Judging", "Rulebooks", "RulebookLoading", "Documents",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "SoatTests", dependencies: ["soat"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
