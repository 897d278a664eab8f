extension PatternError.Code {
  /// What is wrong and what to write instead, for a Vietnamese reader.
  var vi: String { messages.vi }
  /// The same for an English reader.
  var en: String { messages.en }

  private var messages: (vi: String, en: String) {
    switch self {
    case .emptyPattern: ("Mẫu rỗng: hãy viết điều cần tìm.", "The pattern is empty: write what to look for.")
    case .emptyAlternative:
      (
        "Một vế của “|” hoặc một nhóm để trống: hãy bỏ dấu “|” thừa, hoặc viết “(?:…)?”.",
        "One side of “|”, or a group, is empty: take out the extra “|”, or write “(?:…)?”."
      )
    case .matchesEmpty:
      (
        "Mẫu khớp cả với chỗ trống: hãy bắt buộc ít nhất một ký tự.",
        "The pattern matches nothing at all: ask for one character at least."
      )
    case .unbalancedGroup:
      (
        "Ngoặc tròn không đủ đôi: thêm ngoặc còn thiếu, hoặc viết “\\(” nếu là dấu ngoặc trong bài.",
        "A round bracket has no partner: add it, or write “\\(” for a bracket of the text."
      )
    case .unbalancedClass:
      (
        "Thiếu “]”: đóng lại nhóm ký tự, hoặc viết “\\[” nếu là dấu ngoặc trong bài.",
        "A “]” is missing: close the class, or write “\\[” for a bracket of the text."
      )
    case .emptyClass: ("Nhóm ký tự “[]” rỗng.", "The class “[]” is empty.")
    case .posixClass:
      (
        "Không dùng “[:tên:]”: hãy viết \\w, \\d, \\s hoặc \\p{L}.",
        "“[:name:]” is not used: write \\w, \\d, \\s or \\p{L}."
      )
    case .combiningMarkInClass:
      (
        "Trong “[…]” có dấu đứng rời khỏi chữ: hãy gõ lại chữ có dấu liền (Unicode dựng sẵn).",
        "A combining mark stands inside “[…]”: type the letter again in its composed form."
      )
    case .badRange:
      ("Khoảng ký tự không hợp lệ: viết từ nhỏ đến lớn, như “a-z”.", "Not a range: write it upwards, such as “a-z”.")
    case .badEscape:
      (
        "Dấu “\\” ở đây không có nghĩa: dùng được \\b \\B \\d \\D \\w \\W \\s \\S \\p{…} \\t \\n \\r \\x{…} \\1 \\k<tên>, hoặc “\\” trước dấu câu.",
        "This “\\” has no meaning here: there are \\b \\B \\d \\D \\w \\W \\s \\S \\p{…} \\t \\n \\r \\x{…} \\1 \\k<name>, and “\\” before punctuation."
      )
    case .badRepeat:
      (
        "Số lần lặp không hợp lệ: dùng ? * + {3} {2,5}, không quá 1000, ngay sau thứ được lặp; viết “\\{” nếu là dấu ngoặc.",
        "Not a repeat: use ? * + {3} {2,5}, at most 1000, right after what repeats; write “\\{” for a bracket of the text."
      )
    case .badName:
      (
        "Tên nhóm phải là chữ không dấu, số, gạch dưới, bắt đầu bằng chữ, và không trùng nhau.",
        "A group's name is ASCII letters, digits and underscores, begins with a letter, and is used once."
      )
    case .unknownGroup:
      (
        "Kiểu nhóm này không dùng: chỉ có (…), (?:…), (?<tên>…), (?=…), (?!…), (?<=…), (?<!…).",
        "This kind of group is not used: there are (…), (?:…), (?<name>…), (?=…), (?!…), (?<=…), (?<!…)."
      )
    case .unknownReference: ("Không có nhóm nào mang số hoặc tên này.", "No group has this number or name.")
    case .unknownProperty:
      (
        "Không có thuộc tính Unicode này: hay dùng \\p{L}, \\p{Lu}, \\p{Ll}, \\p{N}, \\p{P}, \\p{Latin}.",
        "No such Unicode property: most used are \\p{L}, \\p{Lu}, \\p{Ll}, \\p{N}, \\p{P}, \\p{Latin}."
      )
    case .lookbehindLength:
      (
        "Nhìn lùi (?<=…) cần độ dài cố định: bỏ * + ? {m,n} ở trong, hoặc tách thành các vế “|”.",
        "A lookbehind needs a fixed length: take * + ? {m,n} out of it, or split it with “|”."
      )
    case .verb: ("Không dùng lệnh (*…) của PCRE2.", "PCRE2's (*…) verbs are not used.")
    case .resetStart: ("Không dùng \\K: hãy viết (?<=…).", "\\K is not used: write (?<=…).")
    case .singleByte: ("Không dùng \\C: nó cắt đôi chữ có dấu.", "\\C is not used: it cuts letters in two.")
    case .recursion: ("Không dùng mẫu gọi lại chính nó hoặc nhóm khác.", "A pattern may not call itself or a group.")
    case .conditional: ("Không dùng nhóm điều kiện (?(…)…).", "Conditional groups (?(…)…) are not used.")
    case .callout: ("Không dùng (?C…).", "(?C…) is not used.")
    case .inlineOption:
      (
        "Không đổi tùy chọn trong mẫu: muốn phân biệt hoa thường, đặt case-sensitive: true ở quy tắc.",
        "Options are not changed inside a pattern: for capitals, set case-sensitive: true in the rule."
      )
    case .tooDeep: ("Nhóm lồng nhau quá sâu (trên 50 lớp).", "Groups are nested too deep (more than 50).")
    case .doesNotCompile: ("PCRE2 không nhận mẫu này.", "PCRE2 does not accept this pattern.")
    }
  }
}
