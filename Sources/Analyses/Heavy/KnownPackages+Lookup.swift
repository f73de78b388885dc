extension KnownPackages {
  /// What importing a module of a package costs: the figure for just that module, or for the nearest one above it that has one.
  package static func row(for name: String) -> Row? {
    var name = Substring(name)
    while true {
      if let found = row(named: String(name)) { return found }
      guard let dot = name.lastIndex(of: ".") else { break }
      name = name[..<dot]
    }
    // `matplotlib.pyplot` is what the table has of `matplotlib`.
    let below = rows.first { $0.name.hasPrefix(name + ".") }
    return below.flatMap { isStandardRow($0) ? nil : $0 }
  }

  private static func row(named name: String) -> Row? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].name == name ? rows[low] : nil
  }

  /// The standard library's packages are empty themselves.
  private static func isStandardRow(_ row: Row) -> Bool { row.version.isEmpty }
}
