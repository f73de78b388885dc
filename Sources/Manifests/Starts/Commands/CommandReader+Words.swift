// What single words may be.
extension CommandReader {
  /// The last part of a program's path.
  static func programName(_ word: String) -> String {
    var name = word[...]
    if let slash = name.utf8.lastIndex(where: {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }) {
      name = name[name.utf8.index(after: slash)...]
    }
    return String(name.hasSuffix(".exe") ? name.dropLast(4) : name)
  }

  /// `python3.12`, `pypy3`, `$(PYTHON)`, `${PYTHON:-python3}`, `{envpython}`, `py`.
  static func isInterpreter(_ name: String) -> Bool {
    guard mayNamePython(name) else { return false }
    let bare = name.lowercased().filter { !"${}()%\"'@ ".contains($0) }
    if bare == "py" || bare == "pyw" || bare == "sys.executable" { return true }
    for stem in ["python", "pypy", "graalpy", "pythonw"] where bare.hasPrefix(stem) {
      let rest = bare.dropFirst(stem.count)
      if rest.allSatisfy({ $0.isNumber || $0 == "." || $0 == "t" || $0 == "d" }) { return true }
      return name.first == "$" || name.first == "{" || name.first == "%"
        || rest.hasPrefix("_bin") || rest.hasPrefix("_exe")
    }
    let isVariable = name.first == "$" || name.first == "{" || name.first == "%"
    return isVariable && (bare.contains("python") || bare == "py3")
  }

  /// True where a `p` and a `y` follow one another, which hardly any other program's name has.
  static func mayNamePython(_ name: String) -> Bool {
    var last: UInt8 = 0
    for byte in name.utf8 {
      let small = byte | 0x20
      if small == UInt8(ascii: "y"), last == UInt8(ascii: "p") { return true }
      last = small
    }
    return name == "sys.executable"
  }

  /// A dotted name, perhaps with an attribute and the arguments of a call.
  static func isReference(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x5F || first.isLetterOrDigit,
      first > 0x39 || first < 0x30
    else { return false }
    let name = text.utf8.prefix { $0 != UInt8(ascii: "(") }
    return name.allSatisfy {
      $0 == 0x5F || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0.isLetterOrDigit
        || $0 >= 0x80 || $0 == UInt8(ascii: "-")
    }
  }

  /// Something a file could be called: no option, no address, no variable alone.
  static func isPath(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count < 1024 else {
      return false
    }
    if text.contains("://") || text.contains(ascii: "\n") || text.contains(ascii: " ") {
      return false
    }
    let isVariable = first == UInt8(ascii: "$") || first == UInt8(ascii: "{")
    return !(isVariable && !text.contains(ascii: "/"))
  }

  static func shown(_ words: Words) -> String {
    let text = words.map(\.value).joined(separator: " ").split(separator: "\n").joined(
      separator: " ")
    return text.count > 160 ? String(text.prefix(159)) + "…" : text
  }
}
