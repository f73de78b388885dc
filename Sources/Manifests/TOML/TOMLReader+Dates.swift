extension TOMLReader {
  /// Reads a date, a time or both, or nothing. What looks like a date and is none, such as 30 February, is an error.
  mutating func dateOrTime() throws(TOMLError) -> TOMLValue.Content? {
    let start = at
    guard let date = dateFields() else {
      guard skipTime() else { return nil }
      return .date(.localTime, text(start, at))
    }
    guard date.year >= 1, date.day <= Self.days(inMonth: date.month, of: date.year) else {
      at = start
      throw error("a date that does not exist")
    }
    let dateEnd = at
    switch peek() {
    case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " "): at += 1
    default: return .date(.localDate, text(start, at))
    }
    guard skipTime() else {
      at = dateEnd
      return .date(.localDate, text(start, at))
    }
    let kind: TOMLValue.DateKind = skipOffset() ? .offsetDateTime : .localDateTime
    return .date(kind, text(start, at))
  }

  private mutating func dateFields() -> (year: Int, month: Int, day: Int)? {
    guard let year = digits(4, at: 0), peek(4) == UInt8(ascii: "-"),
      let month = digits(2, at: 5), (1...12).contains(month), peek(7) == UInt8(ascii: "-"),
      let day = digits(2, at: 8), (1...31).contains(day)
    else { return nil }
    at += 10
    return (year, month, day)
  }

  /// Steps over `07:32:00.5`; a fraction needs a digit.
  private mutating func skipTime() -> Bool {
    guard let hour = digits(2, at: 0), hour <= 23, peek(2) == UInt8(ascii: ":"),
      let minute = digits(2, at: 3), minute <= 59, peek(5) == UInt8(ascii: ":"),
      let second = digits(2, at: 6), second <= 59
    else { return false }
    at += 8
    if peek() == UInt8(ascii: "."), let next = peek(1), Self.isDecimal(next) {
      at += 2
      while let byte = peek(), Self.isDecimal(byte) { at += 1 }
    }
    return true
  }

  private mutating func skipOffset() -> Bool {
    switch peek() {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      at += 1
      return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard let hour = digits(2, at: 1), hour <= 23, peek(3) == UInt8(ascii: ":"),
        let minute = digits(2, at: 4), minute <= 59
      else { return false }
      at += 6
      return true
    default: return false
    }
  }

  private func digits(_ count: Int, at offset: Int) -> Int? {
    var number = 0
    for ahead in offset..<(offset + count) {
      guard let byte = peek(ahead), Self.isDecimal(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
