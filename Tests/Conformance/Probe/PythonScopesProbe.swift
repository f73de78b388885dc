import Scanning

/// The probe that prints the scopes of files, for `python_scopes.py` to compare with CPython's `symtable`.
///
/// It takes paths on standard input, one a line, and prints for each `F path accepted`, then for each scope
/// `S parent kind line name` and for each of its symbols `Y uses meaning name`. `--time` prints how long parsing and
/// scopes took together.
enum PythonScopesProbe {
  static func run(_ arguments: [String]) {
    var paths: [String] = []
    while let path = readLine() { paths.append(path) }
    if arguments.contains("--time") { return time(paths) }
    for path in paths {
      guard let bytes = PythonSyntaxProbe.read(path) else { continue }
      show(path, PythonTree(parsing: bytes))
    }
  }

  private static func show(_ path: String, _ tree: PythonTree) {
    print("F\t\(path)\t\(tree.isAccepted ? 1 : 0)")
    guard tree.isAccepted else { return }
    let scopes = PythonScopes(tree)
    var line = 1
    var offset = 0
    var lines: [Int: Int] = [:]
    for start in scopes.scopes.map({ Int($0.range.start) }).sorted() {
      while offset < start {
        if tree.source[offset] == UInt8(ascii: "\n")
          || (tree.source[offset] == UInt8(ascii: "\r")
            && (offset + 1 == tree.source.count || tree.source[offset + 1] != UInt8(ascii: "\n")))
        {
          line += 1
        }
        offset += 1
      }
      lines[start] = line
    }
    for id in scopes.scopeIDs {
      let scope = scopes.scope(id)
      let parent = scope.parent.map { Int($0.index) } ?? -1
      let name = scope.name.map { scopes.names[$0] } ?? ""
      print("S\t\(parent)\t\(scope.kind)\t\(lines[Int(scope.range.start)] ?? 0)\t\(name)")
      for symbol in scopes.symbols(in: id).map({ scopes.symbol($0) }) {
        print("Y\t\(symbol.uses.rawValue)\t\(symbol.meaning)\t\(scopes.names[symbol.name])")
      }
    }
  }

  private static func time(_ paths: [String]) {
    let sources = paths.compactMap { PythonSyntaxProbe.read($0) }
    let size = sources.reduce(0) { $0 + $1.count }
    for _ in 0..<3 {
      var uses = 0
      let duration = ContinuousClock().measure {
        for source in sources { uses += PythonScopes(PythonTree(parsing: source)).uses.count }
      }
      let parts = duration.components
      let seconds = Double(parts.attoseconds) / 1e18 + Double(parts.seconds)
      print("\(size) bytes in \(seconds) s: \(Double(size) / seconds / 1e6) MB/s, \(uses) uses")
    }
  }
}
