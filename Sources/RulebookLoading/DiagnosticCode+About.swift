public import Documents

extension DiagnosticCode {
  /// What the code means and what its author can do, for documents; a diagnostic's own message says more.
  public var about: Bilingual {
    switch self {
    case .cannotRead:
      Bilingual(
        vi: "Không nạp được tệp, thư mục: không có, không đọc được, không phải UTF-8 hoặc lớn hơn 10 MB.",
        en: "A file or folder cannot be loaded: it is missing, cannot be read, is not UTF-8 or is larger than 10 MB.")
    case .brokenYAML:
      Bilingual(
        vi: "Tệp không đúng YAML: thụt dòng không đều, thiếu nháy đóng, có ký tự điều khiển. Cả tệp bị bỏ qua.",
        en: "The file is not YAML: uneven indentation, an open quote, a control character. It is left out whole.")
    case .unknownKey:
      Bilingual(
        vi: "Khóa không có trong định dạng, hoặc không dùng được ở chỗ này. Thường là gõ nhầm.",
        en: "A key that the format does not have, or not at this place. Mostly a slip of the keyboard.")
    case .missingKey:
      Bilingual(
        vi: "Thiếu một khóa mà chỗ này phải có.",
        en: "A key that must stand here is missing.")
    case .wrongShape:
      Bilingual(
        vi: "Giá trị sai dạng: cần danh sách mà viết chữ, cần số mà viết chữ…",
        en: "A value of the wrong shape: text where a list is needed, a word where a number is.")
    case .emptyValue:
      Bilingual(
        vi: "Khóa hoặc danh sách chưa có giá trị. Bỏ khóa đi nếu không dùng.",
        en: "A key or a list without a value. Take the key out if it is not needed.")
    case .alias:
      Bilingual(
        vi: "Bộ quy tắc không dùng bí danh (& và *) của YAML. Nếu đó là chữ thì đặt trong nháy.",
        en: "Rulebooks take no YAML aliases (& and *). Text that begins so must be quoted.")
    case .tooLarge:
      Bilingual(
        vi: "Tệp lớn hơn 10 MB, có hơn 200.000 mục, lồng sâu hơn 64 lớp, hoặc một chữ mang hơn 100 dấu.",
        en:
          "The file is larger than 10 MB, has more than 200,000 items, is nested more than 64 deep, or a letter carries more than 100 marks."
      )
    case .duplicateRule:
      Bilingual(
        vi: "Hai quy tắc mang cùng một mã. Quy tắc sau bị bỏ qua.",
        en: "Two rules have one id. The later one is left out.")
    case .unknownValue:
      Bilingual(
        vi: "Khóa này chỉ nhận một số giá trị, và đây không phải một trong số đó.",
        en: "The key takes a few values, and this is none of them.")
    case .unknownSource:
      Bilingual(
        vi: "basis nhắc một nguồn không có trong sources.",
        en: "basis cites a source that sources does not have.")
    case .unknownList:
      Bilingual(
        vi: "Quy tắc dùng một danh sách không có trong lists, hoặc danh sách đó không nạp được.",
        en: "A rule uses a list that lists does not have, or that could not be loaded.")
    case .table:
      Bilingual(
        vi: "Bảng TSV, CSV không đọc được, không phải UTF-8 hoặc thiếu cột.",
        en: "A TSV or CSV cannot be read, is not UTF-8 or lacks a column.")
    case .pattern:
      Bilingual(
        vi: "Mẫu (regex) viết sai hoặc dùng thứ mà soat không nhận. Dấu ^ chỉ đúng chỗ trong mẫu.",
        en: "A pattern is malformed or uses what soat refuses. The caret shows the place in the pattern.")
    case .closedAxis:
      Bilingual(
        vi: "Trục politically-correct chỉ nhận tên gọi và từ ngữ, không nhận quy tắc có thể đụng tới ý kiến.",
        en: "The axis politically-correct takes names and terms only, no rule that could be about an opinion.")
    case .weight:
      Bilingual(
        vi: "weight phải là số từ 0.5 đến 3.",
        en: "weight must be a number from 0.5 to 3.")
    case .badDay:
      Bilingual(
        vi: "Ngày phải viết năm-tháng-ngày (2025-07-01) và có thật trên lịch.",
        en: "A day is written year-month-day (2025-07-01) and must be in the calendar.")
    case .metadata:
      Bilingual(
        vi: "Thông tin của bài nhận giá trị khác: true/false, hoặc một tên trong danh sách.",
        en: "The metadata key takes another value: true or false, or one of a few names.")
    case .unknownBase:
      Bilingual(
        vi: "Quy tắc được nhắc ở extends không có, hoặc không nạp được.",
        en: "The rule named by extends is not there, or could not be loaded.")
    case .nothingToRemove:
      Bilingual(
        vi: "phrases- bỏ một cụm từ mà quy tắc gốc không có.",
        en: "phrases- takes out a phrase that the base does not have.")
    case .badTest:
      Bilingual(
        vi: "Ví dụ trong tests viết sai: dấu [[ ]] không khớp, hoặc không có đúng một câu.",
        en: "A test is malformed: its [[ ]] marks do not match, or it has not exactly one text.")
    case .requiredVersion:
      Bilingual(
        vi: "Bộ quy tắc cần một phiên bản soat mới hơn, hoặc requires viết sai.",
        en: "The rulebook needs a later soat, or requires is malformed.")
    case .extendsCycle:
      Bilingual(
        vi: "Các quy tắc mở rộng lẫn nhau thành vòng tròn, nên không có quy tắc gốc.",
        en: "Rules extend each other in a circle, so there is no base.")
    case .overSource:
      Bilingual(
        vi:
          "over: source (xét nhiều bài của một nguồn) viết chưa đúng: loại quy tắc không xét như vậy được, thiếu hoặc thừa con số, hoặc con số đứng ở quy tắc xét từng bài.",
        en:
          "over: source (many posts of one source) does not fit: not for this kind of rule, no number or one too many, or a number on a rule about one post."
      )
    case .hashtagWithoutQuotes:
      Bilingual(
        vi: "YAML coi phần từ dấu # là ghi chú. Đặt hashtag trong nháy, hoặc viết không có dấu #.",
        en: "YAML takes what follows # as a comment. Quote the hashtag, or write it without #.")
    case .textCut:
      Bilingual(
        vi: "Câu có dấu # sau dấu cách bị YAML cắt ở đó. Đặt cả câu trong nháy.",
        en: "YAML cuts text at a # that follows a blank. Quote the whole text.")
    case .decimalComma:
      Bilingual(
        vi: "Dấu phẩy thập phân trong […] tách một số thành hai mục. Đặt số trong nháy.",
        en: "A decimal comma inside […] splits a number into two items. Quote it.")
    case .bracketsWithoutQuotes:
      Bilingual(
        vi: "Câu bắt đầu bằng [ là danh sách với YAML. Đặt câu trong nháy.",
        en: "Text that begins with [ is a list to YAML. Quote it.")
    case .bracesWithoutQuotes:
      Bilingual(
        vi: "Câu bắt đầu bằng { là nhóm khóa với YAML. Đặt câu trong nháy.",
        en: "Text that begins with { is a mapping to YAML. Quote it.")
    case .signWithoutQuotes:
      Bilingual(
        vi: "Câu bắt đầu bằng @ ` % & * ! | > có nghĩa riêng với YAML. Đặt câu trong nháy.",
        en: "Text that begins with @ ` % & * ! | > means something to YAML. Quote it.")
    case .colonInText:
      Bilingual(
        vi: "Câu có dấu hai chấm rồi dấu cách là khóa: giá trị với YAML. Đặt câu trong nháy.",
        en: "A colon and a blank make a key and a value to YAML. Quote the text.")
    case .tab:
      Bilingual(
        vi: "Dòng thụt đầu bằng phím Tab. YAML chỉ nhận dấu cách.",
        en: "A line is indented by a tab. YAML takes spaces only.")
    case .noBreakSpace:
      Bilingual(
        vi: "Có dấu cách không ngắt, thường do dán từ Word. Gõ lại dấu cách.",
        en: "There is a no-break space, mostly pasted from a word processor. Type the space again.")
    case .missingSpace:
      Bilingual(
        vi: "Sau dấu hai chấm của khóa phải có dấu cách.",
        en: "A blank must follow the colon of a key.")
    case .duplicateKey:
      Bilingual(
        vi: "Một khóa viết hai lần trong cùng một nhóm. Giữ lại một.",
        en: "A key stands twice in one mapping. Keep one.")
    case .deprecatedRule:
      Bilingual(
        vi: "Quy tắc có status: deprecated. Quy tắc vẫn chạy; nên thay trước khi bị bỏ.",
        en: "A rule has status: deprecated. It still runs; replace it before it goes.")
    case .unusedList:
      Bilingual(
        vi: "Danh sách chưa có quy tắc nào dùng: thừa, hoặc tên ở quy tắc viết khác.",
        en: "No rule uses the list: it is left over, or a rule spells its name differently.")
    case .wordsWithoutBrackets:
      Bilingual(
        vi:
          "Các từ cách nhau bằng dấu phẩy mà không có […] là một cụm từ duy nhất. Thêm […], hoặc đặt cả cụm trong nháy nếu đúng là một.",
        en: "Words with commas but without […] are one phrase. Add […], or quote it where one phrase is meant.")
    case .curlyQuotes:
      Bilingual(
        vi: "Nháy cong dán từ Word nằm trong cụm từ, nên cụm từ chỉ khớp khi bài có nháy. Bỏ nháy cong.",
        en: "Curly quotes pasted with a phrase are part of it. Take them out.")
    }
  }
}
