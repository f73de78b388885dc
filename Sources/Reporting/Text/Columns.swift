/// Rows of text set in columns.
package enum Columns {
  /// Numbers stand to the right, everything else to the left; the last column is as long as it likes.
  package static func aligned(_ rows: [[String]], indent: String = "  ", style: Style) -> [String] {
    guard let count = rows.map(\.count).max() else { return [] }
    let widths = (0..<count).map { column in
      min(rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0, 60)
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell -> String in
        if column == 0, cell.first?.isNumber == true { return pad(cell, widths[0], right: true) }
        return column == row.count - 1 ? cell : pad(cell, widths[column], right: false)
      }
      let last = cells.count > 1 ? style.paint(cells[cells.count - 1], as: .faint) : cells[0]
      return indent + (cells.dropLast() + [last]).joined(separator: "  ")
    }
  }

  private static func pad(_ text: String, _ width: Int, right: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }
}

/// Numbers as people read them.
package enum Count {
  /// `1 module`, `1,234 modules`.
  package static func of(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return number < 0 ? "-" + result : result
  }

  /// `812 B`, `14 kB`, `3.1 MB`.
  package static func bytes(_ number: Int) -> String {
    if number < 1_000 { return "\(number) B" }
    if number < 999_500 { return "\((number + 500) / 1_000) kB" }
    let tenths = (number + 50_000) / 100_000
    return tenths < 1_000 ? "\(tenths / 10).\(tenths % 10) MB" : "\(grouped(tenths / 10)) MB"
  }
}
