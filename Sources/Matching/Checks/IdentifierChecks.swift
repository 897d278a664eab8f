internal import Documents
internal import Rulebooks
internal import VietnameseText

extension CheckText {
  /// Numbers of payment cards: personal data that has no place in a post.
  func cardNumbers(_ check: BuiltInCheck) -> [CheckHit] {
    let shapes = [[4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5], [19], [18], [17], [16], [15], [13]]
    return digitRuns(shapes).compactMap { run in
      let hasCue = hasCue(check.cues, distance: check.cueDistance, around: run)
      guard hasCue || check.cues.isEmpty, PaymentCard.isCard(run.digits, hasCue: hasCue) else { return nil }
      return CheckHit(range: run.range)
    }
  }

  /// Personal identification numbers: personal data that has no place in a post.
  func identityNumbers(_ check: BuiltInCheck, _ context: CheckContext) -> [CheckHit] {
    digitRuns([[12], [3, 3, 3, 3], [4, 4, 4], [3, 3, 6]]).compactMap { run in
      let hasCue = hasCue(check.cues, distance: check.cueDistance, around: run)
      guard hasCue || check.cues.isEmpty,
        IdentityNumber.isPlausible(run.digits, year: context.asOf.year, hasCue: hasCue)
      else { return nil }
      return CheckHit(range: run.range)
    }
  }

  /// Tax codes whose check digit is wrong. A number that is a phone is left alone unless the word stands right before it.
  func wrongTaxCodes(_ check: BuiltInCheck) -> [CheckHit] {
    let phones = segments(.phone).map(\.range)
    return digitRuns([[10, 3], [10], [4, 3, 3]]).compactMap { run in
      let isPhone = phones.contains { $0.overlaps(run.range) }
      if isPhone, check.cues.isEmpty { return nil }
      let distance = isPhone ? min(3, check.cueDistance) : check.cueDistance
      guard check.cues.isEmpty || hasCue(check.cues, distance: distance, around: run), !TaxCode.isValid(run.digits)
      else { return nil }
      return CheckHit(range: run.range)
    }
  }
}
