import Foundation
import Judging
import Patterns
import RulebookLoading
import Rulebooks
import VietnameseText

/// Rulebooks with the copy that the cache keeps of them.
struct CompiledRules {
  let paths: [String]
  private let cache: CheckerCache
  private let files: RulebookFiles
  private let start = Date().timeIntervalSince1970

  init(paths: [String], cache: CheckerCache) {
    self.paths = paths
    self.cache = cache
    files = RulebookFiles(paths: paths)
  }

  /// Nil where the user has no folder for caches.
  static var cache: CheckerCache? {
    let folder: String
    // A relative path says nothing (XDG Base Directory Specification).
    if let path = Console.environment("XDG_CACHE_HOME"), path.hasPrefix("/") {
      folder = path
    } else if let home = Console.environment("HOME"), home.hasPrefix("/") {
      folder = home + "/.cache"
    } else {
      return nil
    }
    return CheckerCache(
      folder: folder + "/soat",
      versions: "soat \(Version.current) icu \(ICU.version) pcre2 \(PCRE2Version.current) \(Version.build)")
  }

  /// Nil where the cache has nothing that can be believed.
  func checker(policy: Policy) -> Checker? {
    cache.checker(files.name, policy: policy) { files.digest(tables: $0) }
  }

  /// Keeps rulebooks that loaded without a complaint: complaints are to be heard at every run.
  func keep(_ loaded: LoadedRulebooks) -> (path: String, bytes: Int)? {
    keep(loaded, Checker(rulebooks: loaded.rulebooks))
  }

  @discardableResult
  func keep(_ loaded: LoadedRulebooks, _ checker: Checker) -> (path: String, bytes: Int)? {
    guard loaded.diagnostics.isEmpty, let digest = files.digest(tables: loaded.tables, unchangedSince: start),
      let bytes = cache.keep(checker, files.name, digest: digest, tables: loaded.tables)
    else { return nil }
    return (cache.path(files.name), bytes)
  }
}
