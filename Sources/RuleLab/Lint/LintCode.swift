public import RulebookLoading

/// What `soat lint` knows. Stable numbers: a code never changes its meaning. The comment of each shows what an author sees;
/// docs/lint.md has them all in both languages.
public enum LintCode: String, Sendable, CaseIterable {
  /// Nothing can make the rule fire, whatever the post.
  ///
  ///     never-fires.yaml:10:5: lỗi L301: Quy tắc này không bao giờ báo: không có gì để khớp.
  ///           forbid: { phrases: ["…", "!!!"] }
  ///           ^~~~~~
  case neverFires = "L301"
  /// The conditions of when exclude each other: no post fulfils them.
  ///
  ///     condition-never-holds.yaml:11:5: lỗi L302: Không bài nào thỏa when của quy tắc này, kể cả when của bộ.
  ///           when: { ad: true }
  ///           ^~~~
  ///       cách sửa: đọc lại hai nơi: mọi điều kiện phải cùng đúng
  case conditionNeverHolds = "L302"
  /// An item of level-when never changes the level.
  ///
  ///     level-change-without-effect.yaml:9:19: nên sửa L303: level-when không đổi được gì: mục này không bao giờ đú…
  ///           level-when: [ { level: error, when: { profile: press } } ]
  ///                         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  case levelChangeWithoutEffect = "L303"
  /// The rule has no anchor and runs on every post; with its price.
  ///
  ///     always-runs.yaml:10:5: lưu ý L304: Quy tắc không có neo nên chạy trên mọi bài: khoảng 4252 bước cho mỗi 1.0…
  ///           forbid: { regex: '\p{Ll}+[.]{4,9}' }
  ///           ^~~~~~
  ///       cách sửa: cho mẫu một tiếng nguyên vẹn mà bài phải có, ví dụ \bgiảm\b; soat profile đo giá trên bài thật
  case alwaysRuns = "L304"
  /// An exception covers the whole rule, so that nothing is left to report.
  ///
  ///     exception-covers-rule.yaml:12:9: lỗi L305: Mục này của unless đúng ở mọi chỗ quy tắc khớp, nên quy tắc khôn…
  ///             - same-sentence: [siêu rẻ, rẻ nhất, khảo sát]
  ///               ^
  case exceptionCoversRule = "L305"
  /// An exception never holds where the rule looks.
  ///
  ///     exception-without-effect.yaml:12:9: nên sửa L306: Mục này của unless không bao giờ đúng ở nơi quy tắc tìm.
  ///             - in: [title]
  ///               ^
  case exceptionWithoutEffect = "L306"
  /// The dates of the rule have passed; it runs on old posts only.
  ///
  ///     rule-has-expired.yaml:10:5: lưu ý L307: Quy tắc chỉ chạy với bài đến ngày 2026-06-30; nay chỉ còn soát bài …
  ///           when: { date: 2026-01-01..2026-06-30 }
  ///           ^~~~
  ///       cách sửa: bỏ quy tắc, hoặc kéo dài khoảng ngày
  case ruleHasExpired = "L307"
  /// Two rules say the same.
  ///
  ///     says-the-same.yaml:20:9: nên sửa L308: Quy tắc này nói cùng một điều với thu/mot.
  ///         - id: hai
  ///               ^~~
  ///       cách sửa: giữ một quy tắc
  case saysTheSame = "L308"
  /// All that the rule reports is reported by another.
  ///
  ///     shadowed.yaml:25:5: nên sửa L309: Mọi chỗ quy tắc này báo thì thu/rong đã báo, ở mức không thấp hơn.
  ///           forbid: [giá sốc]
  ///           ^~~~~~
  ///       cách sửa: bỏ quy tắc này, hoặc cho nó điều kiện riêng
  case shadowed = "L309"
  /// One wrong form has two right ones.
  ///
  ///     conflicting-preference.yaml:25:5: lỗi L310: “xuất sứ” có hai cách sửa: “nơi sản xuất” ở đây, “xuất xứ” ở th…
  ///           prefer: { xuất sứ: nơi sản xuất }
  ///           ^~~~~~
  case conflictingPreference = "L310"
  /// The right form of one is the wrong form of another.
  ///
  ///     circular-preference.yaml:10:5: lỗi L311: “tỉ lệ” sửa thành “tỷ lệ”, mà thu/hai lại sửa “tỷ lệ” thành “tỉ lệ…
  ///           prefer: { tỉ lệ: tỷ lệ }
  ///           ^~~~~~
  case circularPreference = "L311"
  /// The right form holds the wrong one, so what is mended is reported again.
  ///
  ///     remedy-is-the-fault.yaml:10:5: lỗi L312: “được sáp nhập” vẫn chứa “sáp nhập”, nên sửa xong lại bị báo.
  ///           prefer: { sáp nhập: được sáp nhập }
  ///           ^~~~~~
  case remedyIsTheFault = "L312"
  /// A phrase stands twice in one list.
  ///
  ///     duplicate-phrase.yaml:10:32: nên sửa L320: “siêu rẻ” đã có ở dòng 10, cột 14.
  ///           forbid: [siêu rẻ, rẻ nhất, siêu rẻ]
  ///                                      ^~~~~~~
  ///       cách sửa: bỏ một
  case duplicatePhrase = "L320"
  /// A phrase holds another of the same list: without it as much is reported.
  ///
  ///     phrase-inside-another.yaml:10:23: lưu ý L321: “rẻ nhất thị trường” chứa “rẻ nhất”, vốn đã được tìm.
  ///           forbid: [rẻ nhất, rẻ nhất thị trường]
  ///                             ^~~~~~~~~~~~~~~~~~
  case phraseInsideAnother = "L321"
  /// A phrase has syllables with accents and one that lacks its own.
  ///
  ///     mixed-accents.yaml:10:14: nên sửa L322: “tot” trong “cam kết tot nhất” thiếu dấu, các tiếng khác thì có.
  ///           forbid: [cam kết tot nhất]
  ///                    ^~~~~~~~~~~~~~~~
  ///       cách sửa: viết đủ dấu; bài không dấu vẫn khớp
  case mixedAccents = "L322"
  /// Letters are written with loose marks (NFD).
  ///
  ///     decomposed-letters.yaml:10:14: nên sửa L323: Chữ ở đây viết bằng dấu rời (NFD).
  ///           forbid: ["siêu rẻ"]
  ///                    ^~~~~~~~~
  ///       cách sửa: soat lint --fix ghép dấu lại
  case decomposedLetters = "L323"
  /// A tone mark stands in the new style (hoà); rulebooks use the old (hòa).
  ///
  ///     new-tone-style.yaml:10:14: lưu ý L324: “hoà” đặt dấu kiểu mới; kiểu cũ là “hòa”.
  ///           forbid: [hoà vốn ngay]
  ///                    ^~~~~~~~~~~~
  case newToneStyle = "L324"
  /// A phrase without a letter or digit never matches.
  ///
  ///     phrase-without-word.yaml:10:23: lỗi L325: “???” không có chữ hay số nào nên không bao giờ khớp.
  ///           forbid: [siêu rẻ, "???"]
  ///                             ^~~~~
  ///       cách sửa: dùng regex cho dấu câu
  case phraseWithoutWord = "L325"
  /// A phrase has needless blanks at an end or inside.
  ///
  ///     blank-at-the-edge.yaml:10:14: nên sửa L326: “siêu rẻ ” có dấu cách thừa.
  ///           forbid: ["siêu rẻ ", rẻ nhất]
  ///                    ^~~~~~~~~~
  case blankAtTheEdge = "L326"
  /// A hashtag under six letters is never compared as nearly the same.
  ///
  ///     short-hashtag.yaml:10:38: nên sửa L327: “TPHCM” dưới sáu chữ nên không bao giờ bị so gần giống.
  ///           forbid: { hashtags: { misspelt: [TPHCM, MyHoChiMinh] } }
  ///                                            ^~~~~
  ///       cách sửa: bỏ khỏi misspelt
  case shortHashtag = "L327"
  /// The distance is wide for the hashtag: many others are near it.
  ///
  ///     wide-hashtag-distance.yaml:10:38: nên sửa L328: distance 3 quá rộng cho “SaiGon” (6 chữ).
  ///           forbid: { hashtags: { misspelt: [SaiGon], distance: 3 } }
  ///                                            ^~~~~~
  ///       cách sửa: dùng distance: 1
  case wideHashtagDistance = "L328"
  /// A name counts as right and as wrong.
  ///
  ///     right-and-wrong-name.yaml:10:5: lỗi L329: “Sở Y Tế” vừa ở name hoặc accepted vừa ở wrong hoặc former.
  ///           official-name:
  ///           ^~~~~~~~~~~~~
  case rightAndWrongName = "L329"
  /// The rule is aimed at a person's name. Rulebooks are about words, not persons.
  ///
  ///     names-person.yaml:10:14: nên sửa L330: “ông Nguyễn Văn Mẫu” là tên một người.
  ///           forbid: [ông Nguyễn Văn Mẫu]
  ///                    ^~~~~~~~~~~~~~~~~~
  ///       cách sửa: bỏ tên; nếu là tên đường, trường, giải thưởng thì ghi # soat-lint: ignore L330 lý do
  case namesPerson = "L330"
  /// The time of the pattern grows faster than the text: a hostile post could stall a check.
  ///
  ///     runaway-pattern.yaml:10:22: lỗi L340: Mẫu tốn thời gian tăng nhanh hơn độ dài bài: “1” × n + “␁g” dài 10.00…
  ///           forbid: { regex: '(?:\d+[.,]?)+ ?đồng' }
  ///                            ^~~~~~~~~~~~~~~~~~~~~
  ///       cách sửa: chặn chỗ lặp bằng {1,20} thay cho + hoặc *, hoặc mở đầu bằng \b hay (?<!…)
  case runawayPattern = "L340"
  /// The pattern takes more than a millisecond on 10 kB of hostile text.
  ///
  ///     slow-pattern.yaml:10:22: nên sửa L341: Mẫu này mất 1.688.234 bước với 10.000 byte “giá␣” × n + “␁t”, quá mộ…
  ///           forbid: { regex: '\bgiá\b.{0,90}\brẻ\b.{0,90}\bnhất\b' }
  ///                            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  ///       cách sửa: thu hẹp các khoảng như .{0,80}
  case slowPattern = "L341"
  /// The pattern is plain words: as a phrase it is faster and minds neither accents nor line ends.
  ///
  ///     pattern-is-phrase.yaml:10:22: lưu ý L342: Mẫu chỉ gồm chữ: “giá sốc”.
  ///           forbid: { regex: '\bgiá sốc\b' }
  ///                            ^~~~~~~~~~~~~
  ///       cách sửa: viết phrases: [giá sốc]
  case patternIsPhrase = "L342"
  /// The pattern speaks of capitals but does not tell them apart.
  ///
  ///     capitals-without-case.yaml:10:22: nên sửa L343: Mẫu nói tới chữ hoa nhưng chữ thường cũng khớp.
  ///           forbid: { regex: '\bgiá \p{Lu}{3}\b' }
  ///                            ^~~~~~~~~~~~~~~~~~~
  ///       cách sửa: viết regex: { pattern: …, case: sensitive }, hoặc thay bằng \p{L}
  case capitalsWithoutCase = "L343"
  /// An alternative of a pattern stands twice.
  ///
  ///     alternative-twice.yaml:10:22: nên sửa L344: Nhánh “sốc” viết hai lần.
  ///           forbid: { regex: '\bgiá (?:sốc|rẻ|sốc)\b' }
  ///                            ^~~~~~~~~~~~~~~~~~~~~~~~
  ///       cách sửa: bỏ một
  case alternativeTwice = "L344"
  /// A rule of the axis lawful has no basis.
  ///
  ///     missing-basis.yaml:5:9: nên sửa L350: Quy tắc pháp lý thu/hong chưa có căn cứ.
  ///         - id: hong
  ///               ^~~~
  ///       cách sửa: thêm basis: { source: …, at: Điều … }
  case missingBasis = "L350"
  /// The basis is not in force on the days the rule runs.
  ///
  ///     basis-out-of-force.yaml:10:5: nên sửa L351: Quy tắc chạy từ 2025-06-01, căn cứ sớm nhất có hiệu lực từ 2026…
  ///           when: { date: 2025-06-01.. }
  ///           ^~~~
  ///       cách sửa: viết date: 2026-01-01..
  case basisOutOfForce = "L351"
  /// No rule cites the source.
  ///
  ///     unused-source.yaml:4:3: nên sửa L352: Chưa quy tắc nào dẫn nguồn “nghi-dinh”.
  ///         nghi-dinh: { title: Nghị định mẫu số 2/2025/NĐ-CP }
  ///         ^~~~~~~~~
  ///       cách sửa: dẫn nguồn ở basis, hoặc bỏ
  case unusedSource = "L352"
  /// The message comes without a fix.
  ///
  ///     no-remedy.yaml:11:5: nên sửa L353: Thông báo nói có lỗi mà không nói cách sửa.
  ///           message: { vi: "Bỏ “{match}”.", en: "Take “{match}” out." }
  ///           ^~~~~~~
  ///       cách sửa: thêm fix: …
  case noRemedy = "L353"
  /// title, message or fix lacks its English text.
  ///
  ///     missing-english.yaml:11:5: lưu ý L354: Thiếu bản tiếng Anh của message.
  ///           message: Bỏ “{match}”.
  ///           ^~~~~~~
  case missingEnglish = "L354"
  /// A text uses a placeholder that is none: authors will read its braces.
  ///
  ///     unknown-placeholder.yaml:11:5: lỗi L355: Không có chỗ điền {macth}.
  ///           message: { vi: "Bỏ “{macth}”, xem {row.note}.", en: "Take “{match}” out." }
  ///           ^~~~~~~
  ///       cách sửa: dùng {match}, {expected}, {closest} hoặc {row.cột}
  case unknownPlaceholder = "L355"
  /// The placeholder stays empty for this kind of rule.
  ///
  ///     placeholder-never-filled.yaml:11:5: nên sửa L356: {expected} luôn trống ở đây: forbid không biết chữ đúng.
  ///           message: { vi: "Thay “{match}” bằng “{expected}”.", en: "Write “{expected}”." }
  ///           ^~~~~~~
  case placeholderNeverFilled = "L356"
  /// The rule has fewer than two bad or two good tests.
  ///
  ///     too-few-examples.yaml:14:5: nên sửa L357: Quy tắc có 1 ví dụ bad và 1 ví dụ good; cần ít nhất hai mỗi loại.
  ///           tests:
  ///           ^~~~~
  case tooFewExamples = "L357"
  /// One text is a good test and a bad one.
  ///
  ///     contradicting-examples.yaml:17:15: lỗi L358: Câu này là good, mà ở dòng 15 lại là bad.
  ///             - good: Nồi cơm siêu rẻ
  ///                     ^
  ///       cách sửa: giữ một, hoặc cho hai câu with khác nhau
  case contradictingExamples = "L358"
  /// A test stands twice.
  ///
  ///     duplicate-example.yaml:18:15: nên sửa L359: Ví dụ này đã có ở dòng 17.
  ///             - good: Áo mưa bền
  ///                     ^
  ///       cách sửa: bỏ một
  case duplicateExample = "L359"
  /// The fix repeats the message.
  ///
  ///     remedy-repeats-message.yaml:12:5: nên sửa L360: fix nhắc lại đúng câu của message.
  ///           fix: { vi: Bỏ lời này., en: Leave it out. }
  ///           ^~~
  ///       cách sửa: nói người viết phải làm gì
  case remedyRepeatsMessage = "L360"
  /// The rule has no title.
  ///
  ///     missing-title.yaml:5:9: lưu ý L361: Quy tắc chưa có tên.
  ///         - id: hong
  ///               ^~~~
  ///       cách sửa: thêm title: { vi: …, en: … }
  case missingTitle = "L361"
  /// The rule does not say when it may be wrong (false-alarms).
  ///
  ///     missing-false-alarms.yaml:5:9: lưu ý L362: Quy tắc chưa nói khi nào có thể báo oan.
  ///         - id: hong
  ///               ^~~~
  ///       cách sửa: thêm false-alarms: …
  case missingFalseAlarms = "L362"
  /// The rule has been experimental for more than 180 days.
  ///
  ///     long-experiment.yaml:9:5: nên sửa L363: Quy tắc thử nghiệm đã 309 ngày, từ 2026-01-15.
  ///           status: experimental
  ///           ^~~~~~
  ///       cách sửa: cho chạy thật (stable) hoặc bỏ
  case longExperiment = "L363"
  /// A deprecated rule does not name what takes its place.
  ///
  ///     no-successor.yaml:9:5: nên sửa L364: Quy tắc sắp bỏ mà không nói quy tắc nào thay nó.
  ///           status: deprecated
  ///           ^~~~~~
  ///       cách sửa: ghi mã quy tắc thay thế trong fix hoặc false-alarms
  case noSuccessor = "L364"
  /// weight does nothing: notices and experimental rules are never scored.
  ///
  ///     weight-without-effect.yaml:9:13: nên sửa L365: weight ở đây không có tác dụng: quy tắc này không trừ điểm.
  ///           weight: 2
  ///                   ^
  case weightWithoutEffect = "L365"
  /// The key does nothing for this kind of rule.
  ///
  ///     key-without-effect.yaml:11:5: nên sửa L366: “bare” không có tác dụng với require.
  ///           bare: same
  ///           ^~~~
  case keyWithoutEffect = "L366"
  /// The rule reports personal data without masking it.
  ///
  ///     unmasked-personal-data.yaml:10:5: nên sửa L367: Quy tắc báo số di động mà không che: báo cáo sẽ chép lại ng…
  ///           forbid: { segment: mobile-phone }
  ///           ^~~~~~
  ///       cách sửa: thêm mask: true
  case unmaskedPersonalData = "L367"
  /// The English text is the Vietnamese one.
  ///
  ///     untranslated.yaml:12:5: nên sửa L368: Bản tiếng Anh của fix vẫn là tiếng Việt.
  ///           fix: { vi: Nêu căn cứ., en: Nêu căn cứ. }
  ///           ^~~
  case untranslated = "L368"
  /// A waiver comment gives no reason.
  ///
  ///     waiver-without-reason.yaml:5:3: nên sửa L370: Cho qua L357 mà không nói lý do.
  ///         # soat-lint: ignore L357
  ///         ^~~~~~~~~~~~~~~~~~~~~~~~
  ///       cách sửa: viết # soat-lint: ignore L357 lý do
  case waiverWithoutReason = "L370"
  /// A waiver comment lets nothing pass.
  ///
  ///     waiver-without-effect.yaml:5:3: nên sửa L371: Ghi chú này không cho qua gì: không còn L357.
  ///         # soat-lint: ignore L357 đang viết ví dụ
  ///         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  ///       cách sửa: bỏ ghi chú
  case waiverWithoutEffect = "L371"
  /// The house's policy asks for a key that the rule lacks.
  ///
  ///     policy-field.yaml:5:9: lỗi L380: Chính sách của nhà đòi “false-alarms”.
  ///         - id: hong
  ///               ^~~~
  ///       cách sửa: thêm false-alarms
  case policyField = "L380"
  /// The rule's id is not of the shape the house asks for.
  ///
  ///     policy-id.yaml:5:5: lỗi L381: Mã “Hong_Nang” không đúng mẫu [a-z0-9]+(?:-[a-z0-9]+)*.
  ///         - id: Hong_Nang
  ///           ^~
  case policyID = "L381"
  /// The rule has fewer tests than the house asks for.
  ///
  ///     policy-examples.yaml:14:5: lỗi L382: Nhà đòi 3 ví dụ bad và 3 ví dụ good; đang có 2 và 2.
  ///           tests:
  ///           ^~~~~
  case policyExamples = "L382"

  /// `error`: the rule does not do what it says. `warning`: mend it. `notice`: good to know.
  public var severity: Diagnostic.Severity {
    switch self {
    case .neverFires, .conditionNeverHolds, .exceptionCoversRule, .conflictingPreference, .circularPreference,
      .remedyIsTheFault, .phraseWithoutWord, .rightAndWrongName, .runawayPattern, .unknownPlaceholder,
      .contradictingExamples, .policyField, .policyID, .policyExamples:
      .error
    case .alwaysRuns, .ruleHasExpired, .phraseInsideAnother, .newToneStyle, .patternIsPhrase, .missingEnglish,
      .missingTitle, .missingFalseAlarms:
      .notice
    default: .warning
    }
  }

  /// The name in documents: `never-fires`.
  public var name: String {
    var wasUppercase = false
    return String(describing: self).reduce(into: "") { name, character in
      if character.isUppercase, !wasUppercase { name += "-" }
      wasUppercase = character.isUppercase
      name += character.lowercased()
    }
  }
}
