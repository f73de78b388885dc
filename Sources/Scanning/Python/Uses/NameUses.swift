/// Where one file uses the names that its imports bind, by when that place runs.
///
/// This looks at ranges of the source, not at scopes: where a function has a variable of the same name it says more uses
/// than there are. A parameter of that name is seen.
package struct NameUses: Sendable {
  /// The uses of one name.
  package struct Uses: Sendable {
    /// The outermost functions that use it, in source order: `f`, `Class.method`.
    package fileprivate(set) var functions: [String] = []
    /// The first place that uses it while the module is being imported: a byte offset.
    package fileprivate(set) var atImport: Int?
    /// An annotation names it that Python evaluates when the definition runs, unless annotations are postponed.
    package fileprivate(set) var isInAnnotations = false
    /// An annotation names it in a string.
    package fileprivate(set) var isInStrings = false
    /// The file binds the name again, or deletes it.
    package fileprivate(set) var isChanged = false
  }

  /// The file reads its names as a table, so any of them may be used.
  package private(set) var isOpaque = false
  private var uses: [String: Uses] = [:]

  /// `spellings` are what imports let the file write: `b`, `a.b` for `import a.b`.
  package init(in tree: PythonTree, of spellings: [String]) {
    var names: [NameID: [String]] = [:]
    var firsts: [String: [String]] = [:]
    for spelling in Set(spellings) {
      uses[spelling] = Uses()
      firsts[String(spelling.prefix { $0 != "." }), default: []].append(spelling)
    }
    var opaque: Set<NameID> = []
    for index in 0..<tree.names.count {
      let name = NameID(index: UInt32(index))
      let text = tree.names[name]
      if let found = firsts[text] { names[name] = found.sorted { $0.count > $1.count } }
      if ["globals", "eval", "exec", "vars", "locals"].contains(text) { opaque.insert(name) }
    }
    let places = UsePlaces(tree)
    for node in tree.nodes {
      switch node.kind {
      case .name:
        let name = NameID(index: node.a)
        if opaque.contains(name) { isOpaque = true }
        guard let known = names[name] else { continue }
        note(known, at: node, name, tree, places)
      case .string:
        guard places.annotation(at: Int(node.start)) != nil else { continue }
        noteWords(of: node, tree, firsts)
      case .global: change(tree.list(node.a), names)
      case .delete:
        for target in tree.list(node.a) as ArenaList<ExpressionID> {
          if case .name(let name) = tree.expression(target) { change(names[name] ?? []) }
        }
      default: continue
      }
    }
    for name in places.definedAtTop { change(names[name] ?? []) }
    uses = uses.mapValues { known in
      var ordered = known
      ordered.functions = places.inOrder(known.functions)
      return ordered
    }
  }

  package subscript(spelling: String) -> Uses { uses[spelling] ?? Uses() }

  private mutating func change(_ list: ArenaList<NameOccurrence>, _ names: [NameID: [String]]) {
    for occurrence in list { change(names[occurrence.name] ?? []) }
  }

  private mutating func change(_ spellings: [String]) {
    for spelling in spellings { uses[spelling]?.isChanged = true }
  }

  private mutating func note(
    _ spellings: [String], at node: SyntaxNode, _ name: NameID, _ tree: PythonTree,
    _ places: UsePlaces
  ) {
    let place = Int(node.start)
    // `a.b.c` is a use of `import a.b`, where there is one, and else of all that bind `a`.
    let chain = Self.chain(in: tree.source, from: place)
    let meant = spellings.first { $0.contains(".") && Self.begins(chain, with: $0) }
    let used = meant.map { [$0] } ?? spellings
    if let kind = places.annotation(at: place) {
      for spelling in used {
        switch kind {
        case .plain: uses[spelling]?.isInAnnotations = true
        case .read: noteImportTime(spelling, place)
        }
      }
    } else if let function = places.function(at: place) {
      if function.parameters.contains(name) { return }
      for spelling in used where uses[spelling]?.functions.contains(function.label) == false {
        uses[spelling]?.functions.append(function.label)
      }
    } else {
      for spelling in used { noteImportTime(spelling, place) }
    }
  }

  private mutating func noteImportTime(_ spelling: String, _ place: Int) {
    let first = uses[spelling]?.atImport ?? .max
    uses[spelling]?.atImport = min(first, place)
  }

  private mutating func noteWords(
    of node: SyntaxNode, _ tree: PythonTree, _ firsts: [String: [String]]
  ) {
    let text = tree.source[Int(node.start)..<Int(node.end)]
    for word in text.split(whereSeparator: { !Self.isWord($0) }) {
      for spelling in firsts[String(decoding: word, as: UTF8.self)] ?? [] {
        uses[spelling]?.isInStrings = true
      }
    }
  }

  /// The dotted words that begin at an offset.
  private static func chain(in source: [UInt8], from start: Int) -> ArraySlice<UInt8> {
    source[start...].prefix { isWord($0) || $0 == UInt8(ascii: ".") }
  }

  private static func begins(_ chain: ArraySlice<UInt8>, with spelling: String) -> Bool {
    let count = spelling.utf8.count
    guard chain.starts(with: spelling.utf8) else { return false }
    return chain.count == count || chain[chain.startIndex + count] == UInt8(ascii: ".")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
