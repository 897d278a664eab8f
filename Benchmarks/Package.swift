// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "soat", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // What the library is measured against, and a count of allocations: both need C.
    .target(name: "CBaseline", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "CAllocations"),
    .target(name: "Workloads", dependencies: ["CBaseline", vietnameseText], swiftSettings: strict),
    .target(name: "Measuring", swiftSettings: strict),
    // The table of Benchmarks/run.
    .executableTarget(
      name: "figures", dependencies: ["Workloads", "Measuring", "CAllocations", vietnameseText], swiftSettings: strict),
    // The table of Benchmarks/run-checks.
    .executableTarget(
      name: "checks", dependencies: ["Workloads", "Measuring", "CAllocations", .product(name: "Soat", package: "soat")],
      swiftSettings: strict),
    // The same work for `swift package benchmark`: percentiles, and baselines to compare with.
    .executableTarget(
      name: "VietnameseTextBenchmarks",
      dependencies: ["Workloads", vietnameseText, .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/VietnameseText", swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  cxxLanguageStandard: .cxx17
)

var vietnameseText: Target.Dependency { .product(name: "VietnameseText", package: "soat") }
