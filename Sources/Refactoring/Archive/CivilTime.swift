/// A moment as calendars in UTC name it.
package struct CivilTime: Hashable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int
  private let secondOfDay: Int

  /// Seconds since 1970 began, leap seconds left out, as every system counts them.
  package init(secondsSince1970 seconds: Int) {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    secondOfDay = seconds - days * 86_400
    // Years that begin in March end with the leap day, so that the lengths of months follow one rule.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `20261121`
  package var compactDate: String { Self.padded(year, 4) + Self.padded(month) + Self.padded(day) }

  /// `2026-11-21T10:45:59Z`
  package var iso8601: String {
    let date = [Self.padded(year, 4), Self.padded(month), Self.padded(day)].joined(separator: "-")
    let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map {
      Self.padded($0)
    }
    return "\(date)T\(time.joined(separator: ":"))Z"
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
