import Testing

@testable import VietnameseText

@Suite("Telephone numbers and plates")
struct SegmentsPhoneTests {
  @Test(arguments: [
    "gọi [[0912345678]] ngay", "[[0912.345.678]], [[0912 345 678]], [[091-234-5678]]",
    "[[+84 912 345 678]] hoặc [[+84912345678]]",
    "[[84912345678]], [[0084 912 345 678]], [[+84 (0)912 345 678]]",
    "[[(028) 3822 1234]], [[028.3822.1234]], [[0236 3822 123]]",
    "(gọi [[0912345678]])", "[[(+84) 912 345 678]]", "hotline [[1900 6017]], [[1900 54 54 15]], [[18001234]]",
    "gọi [[113]] hoặc gọi [[114]]", "SĐT:[[0912345678]]; SĐT[[0912345678]]", "[[0 9 1 2 - 3 4 5 - 6 7 8]]",
    "[[0912345678]]/[[0987654321]] - [[0356.789.012]]", "[[0912 345 678]] [[0987 654 321]]", "zalo.me/[[0912345678]]",
    "lúc 5h [[0912 345 678]] 24/7",
    // Not telephone numbers.
    "CCCD 079203001234, 079 203 001 234, 0792 0300 1234", "mã 8934567890123 và 8 934567 890123", "IMEI 356938035643809",
    "1.000.000.000 đồng, 84.912.345.678 đồng", "09-12-2025 08, 09/12/2025 0812", "thẻ 9704 1800 0000 0018",
    "112 người, 115 xã, phòng 113", "SP0912345678, 0912345678X", "0952345678, 0123456789, 091234567, 09123456789",
    "năm 1900-1945, từ 1900 đến 1945, 1900 người", "STK 0912345678901, 0912345678.901", "MST 0300588569, 0100109106",
    "số 08 - 10 - 12 - 14 - 16, ngày 01.02.2026", "gọi 113.000 người, gọi 112 người",
  ])
  func phones(_ marked: String) {
    expectMarks(marked) { read($0.text).segments(.phone).map(\.range) }
  }

  @Test(arguments: [
    ("+84 912 345 678", "0912345678", PhoneNumber.Service.mobile), ("(028) 3822 1234", "02838221234", .fixed),
    ("1900 54 54 15", "1900545415", .service), ("gọi 115", "115", .service),
    ("+84 24 3822 1234", "02438221234", .fixed),
    ("0084912345678", "0912345678", .mobile), ("+84 (0)912 345 678", "0912345678", .mobile),
  ])
  func values(_ text: String, _ digits: String, _ service: PhoneNumber.Service) {
    let found = read(Array(text.utf8)).segments(.phone).map(\.value)
    #expect(found == [.phone(PhoneNumber(digits: digits, service: service))])
  }

  @Test(arguments: [
    "biển số [[51F-123.45]], BKS [[29-B1 123.45]]", "xe mang biển kiểm soát [[30A-1234]] và [[59X1-234.56]]",
    "biển số: [[59 X1 - 234.56]]", "xe [[51F12345]] chạy", "biển số [[80-011-NG-05]]", "xe tải [[50LD-123.45]]",
    "20h 2026, 50k 1000, 25 kg 2000, 10 T5 2026",
    "xe 20h 2026, xe 50k 1000, xe 25 kg 2000, xe 10 T5 2026, xe 20T5 2026",
    "mã 51F-123.45 trong kho", "biển số 13F-123.45, biển số 51f-123.45", "biển số 51F-123.456, 51F-12",
    "xe cũ\n\n51F-123.45",
  ])
  func plates(_ marked: String) { expectMarks(marked) { read($0.text).segments(.plate).map(\.range) } }

  @Test func plateValue() {
    let table = read(Array("biển số 59 X1 - 234.56".utf8))
    #expect(table.segments(.plate).map(\.value) == [.text("59X1-234.56")])
    #expect(table.segments(.number).isEmpty)
  }
}
