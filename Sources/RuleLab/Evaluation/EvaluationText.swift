public import Documents
internal import Reporting
internal import Rulebooks

extension Evaluation {
  /// Tables, then what was missed and what was found for nothing. UTF-8, each line ended by a line feed.
  /// - Parameter limit: items of each list; what is left off is counted.
  public func text(language: Language, limit: Int) -> String {
    EvaluationText(result: self, language: language, limit: limit).render()
  }
}

private struct EvaluationText {
  let result: Evaluation
  let language: Language
  let limit: Int

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  func render() -> String {
    var lines = [header()]
    lines.append(row(say("Tất cả", "All"), result.total))
    lines.append("")
    lines += result.byAxis.map { row(name($0.axis), $0.tally) } + [""]
    lines += result.byRulebook.filter { isShown($0.tally) }.map { row($0.id, $0.tally) } + [""]
    lines += result.byRule.filter { isShown($0.tally) }.map { row($0.id, $0.tally) }
    lines += list(
      say("Bỏ sót", "Missed"),
      result.misses.sorted { $0.reason.rank < $1.reason.rank }.map { miss in
        "\(miss.post)  \(miss.expected.rule)\(miss.expected.text.map { " “\($0)”" } ?? "")\n      \(reason(miss.reason))\(miss.excerpt)"
      })
    lines += list(
      say("Báo oan", "False alarms"), result.falseAlarms.map { "\($0.post)  \($0.rule)\n      \($0.excerpt)" })
    return (lines + [""] + summary()).map { $0 + "\n" }.joined()
  }

  private func isShown(_ tally: Tally) -> Bool { tally.expected + tally.falseAlarms > 0 }

  private func name(_ axis: Axis) -> String {
    switch axis {
    case .accurate: say("Chính xác", "accurate")
    case .politicallyCorrect: say("Tên gọi, từ ngữ", "politically-correct")
    case .lawful: say("Pháp lý", "lawful")
    }
  }

  private func reason(_ reason: Evaluation.Miss.Reason) -> String {
    switch reason {
    case .silent: ""
    case .notItsPost: say("[bài này ngoài điều kiện when] ", "[its when does not hold] ")
    case .waits(let keys):
      say("[chưa xét: thiếu ", "[not judged: ") + keys.map(\.rawValue).joined(separator: ", ")
        + say("] ", " not known] ")
    case .noSuchRule: say("[không có quy tắc này] ", "[there is no such rule] ")
    }
  }

  // MARK: Tables

  /// Names are never cut: an author copies them.
  private var nameWidth: Int { max(38, 1 + (result.tallies.filter { isShown($0.value) }.keys.map(\.count).max() ?? 0)) }

  private func header() -> String {
    cells(
      "",
      [
        say("cần", "want"), say("đúng", "found"), say("sót", "miss"), say("oan", "false"),
        say("độ đúng", "precision"), say("độ phủ", "recall"), "F1",
      ])
  }

  private func row(_ name: String, _ tally: Tally) -> String {
    cells(
      name,
      [
        String(tally.expected), String(tally.found), String(tally.missed), String(tally.falseAlarms),
        share(tally.precision), share(tally.recall), tally.f1.map { decimal($0) } ?? "—",
      ])
  }

  private func cells(_ name: String, _ cells: [String]) -> String {
    let widths = [5, 6, 5, 5, 17, 17, 6]
    return name + String(repeating: " ", count: nameWidth - name.count)
      + zip(cells, widths).map { cell, width in String(repeating: " ", count: max(1, width - cell.count)) + cell }
      .joined()
  }

  /// `91 % (62–98)`
  private func share(_ share: Share?) -> String {
    guard let share else { return "—" }
    let (low, high) = (share.interval.lowerBound, share.interval.upperBound)
    return "\(percent(share.value)) % (\(percent(low))–\(percent(high)))"
  }

  private func percent(_ value: Double) -> Int { Int((value * 100).rounded()) }

  private func decimal(_ value: Double) -> String {
    let digits = String(Int((value * 1000).rounded()))
    if digits == "1000" { return say("1,000", "1.000") }
    return say("0,", "0.") + String(repeating: "0", count: 3 - digits.count) + digits
  }

  // MARK: Lists

  private func list(_ title: String, _ items: [String]) -> [String] {
    if items.isEmpty { return [] }
    var lines = ["", "\(title) (\(items.count))"] + items.prefix(limit).map { "  " + $0 }
    if items.count > limit {
      let more = items.count - limit
      lines.append("  " + say("… và \(more) chỗ nữa (--limit)", "… and \(more) more (--limit)"))
    }
    return lines
  }

  private func summary() -> [String] {
    var lines = [
      say(
        "\(result.posts) bài (\(result.independentPosts) bài độc lập), trong đó \(result.cleanPosts) bài sạch; \(result.cleanPostsWithAlarm) bài sạch bị báo.",
        "\(result.posts) posts (\(result.independentPosts) independent), \(result.cleanPosts) of them clean; \(result.cleanPostsWithAlarm) clean posts were reported."
      ),
      say(
        "Khoảng trong ngoặc: Wilson 95%. Lưu ý không chờ đợi: \(result.total.notices), không tính là báo oan.",
        "In brackets: Wilson 95%. Notices that nobody expected: \(result.total.notices), not counted as false alarms."),
    ]
    let unknown = Set(result.misses.filter { $0.reason == .noSuchRule }.map(\.expected.rule))
    if !unknown.isEmpty {
      lines.append(
        say(
          "\(unknown.count) quy tắc mà kho bài chờ không có trong các bộ đã nạp.",
          "\(unknown.count) rules that the corpus expects are in no rulebook that was loaded."))
    }
    if !result.untested.isEmpty {
      let count = result.untested.count
      lines.append(
        say(
          "\(count) quy tắc không có bài nào thử (xem --format json).",
          "\(count) rules have no post (see --format json)."))
    }
    if result.incompletePosts > 0 {
      lines.append(
        say(
          "Chưa kiểm hết: \(result.incompletePosts) bài.", "Could not be checked to the end: \(result.incompletePosts)."
        ))
    }
    return lines
  }
}
