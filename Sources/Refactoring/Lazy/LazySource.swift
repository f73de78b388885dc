package import Scanning

/// One module whose imports may be deferred: its text, its tree, and the statements in question.
package struct LazySource: Sendable {
  package let module: String
  package let isPackage: Bool
  package let path: SourcePath
  /// As it lies on the disk.
  package let bytes: [UInt8]
  package let tree: PythonTree
  package let scopes: PythonScopes
  package let lines: LineTable
  /// What ends its lines.
  let newline: String
  /// The bytes are in an encoding whose characters are bytes.
  let isNarrow: Bool
  /// The import statements that stand by themselves at the top level, in source order.
  package let imports: [TopImport]
  /// What binds or reads each name of the module, in the order it is evaluated.
  private let uses: [String: [NameUse]]
  /// Every word of lines that look like a doctest's.
  package let namesInDoctests: Set<String>
  /// The functions that stand in no other function, in source order.
  let functions: [OuterFunction]

  /// Nil for what Python would not read, or what cannot be written back as it was.
  package init?(
    reading bytes: [UInt8], parsed: PythonTree? = nil, module: String, isPackage: Bool,
    path: SourcePath
  ) {
    let decoded = PythonEncoding.decode(bytes)
    guard decoded.problem == nil else { return nil }
    let tree = parsed ?? PythonTree(parsing: decoded.text)
    guard tree.isAccepted, tree.source == decoded.text else { return nil }
    isNarrow = decoded.text.count != bytes.count
    self.module = module
    self.isPackage = isPackage
    self.path = path
    self.bytes = bytes
    self.tree = tree
    let scopes = PythonScopes(tree)
    self.scopes = scopes
    let lines = LineTable(tree.source)
    self.lines = lines
    newline = Self.newline(of: tree.source)
    var uses: [String: [NameUse]] = [:]
    for use in scopes.uses {
      let symbol = scopes.symbol(use.symbol)
      if symbol.owner == .module { uses[scopes.names[symbol.name], default: []].append(use) }
    }
    self.uses = uses
    functions = OuterFunction.all(in: tree)
    namesInDoctests = Self.namesInDoctests(of: tree.source)
    imports = tree.body.compactMap { id in
      TopImport(id, in: tree, lines, module: module, isPackage: isPackage)
    }
  }

  private static func namesInDoctests(of text: [UInt8]) -> Set<String> {
    guard Bytes.contains(Array(">>> ".utf8), in: text) else { return [] }
    var found: Set<String> = []
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let line = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard line.starts(with: ">>>".utf8) || line.starts(with: "...".utf8) else { continue }
      for word in line.split(whereSeparator: { !PythonByte.isIdentifier($0) }) {
        found.insert(String(decoding: word, as: UTF8.self))
      }
    }
    return found
  }

  /// The file is empty, or its last line has an ending.
  var endsWithLine: Bool {
    guard let last = tree.source.last else { return true }
    return last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r")
  }

  private static func newline(of text: [UInt8]) -> String {
    guard let end = text.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    else { return "\n" }
    if text[end] == UInt8(ascii: "\n") { return "\n" }
    return end + 1 < text.count && text[end + 1] == UInt8(ascii: "\n") ? "\r\n" : "\r"
  }

  package func line(of id: some NodeID) -> Int { lines.line(at: tree.range(of: id).start) }

  func line(of use: NameUse) -> Int { lines.line(at: use.range.start) }

  func uses(of name: String) -> [NameUse] { uses[name] ?? [] }

  /// The name by which a top-level import binds something, where nothing else binds it; nil where there are none or several.
  package func binding(of full: String) -> String? {
    let names = imports.flatMap(\.names).filter { $0.full == full && !$0.bound.isEmpty }
    guard names.count == 1, uses(of: names[0].bound).count(where: \.binds) == 1 else { return nil }
    return names[0].bound
  }

  /// The names that the module binds, in no order.
  var boundNames: Set<String> {
    Set(uses.filter { $0.value.contains { $0.binds } }.keys)
  }

  /// Something but a type checker gives the name a value.
  package func bindsAtRunTime(_ name: String) -> Bool {
    uses(of: name).contains { $0.binds && $0.role != .declare && $0.moment != .typing }
  }

  /// The function that stands in no other and whose body holds a place.
  func function(at offset: UInt32) -> OuterFunction? {
    var (low, high) = (0, functions.count)
    while low < high {
      let middle = (low + high) / 2
      if functions[middle].body.start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset < functions[low - 1].body.end else { return nil }
    return functions[low - 1]
  }

  /// The text with edits made, in the file's own encoding; nil where the edits overlap or the result is no Python.
  package func applying(_ edits: [TextEdit]) -> [UInt8]? {
    guard let edits = TextEdits(edits) else { return nil }
    let text = edits.applied(to: tree.source)
    guard PythonTree(parsing: text).isAccepted else { return nil }
    return isNarrow ? Self.narrowed(text) : text
  }

  /// Every character of two bytes as the one byte of its number.
  static func narrowed(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        result.append(byte)
      } else {
        guard byte & 0xFC == 0xC0, index + 1 < text.count else { return nil }
        index += 1
        result.append((byte & 3) << 6 | text[index] & 0x3F)
      }
      index += 1
    }
    return result
  }

  /// What keeps the whole file as it is.
  package var blocker: LazyBlocker? {
    for name in ["globals", "locals", "vars", "eval", "exec", "__dict__", "_getframe"] {
      if let use = uses(of: name).first {
        return LazyBlocker(
          .opaque, "line \(line(of: use)) uses \(name), by which any name may be read")
      }
    }
    if let name = tree.names.id(of: "modules"), tree.mentions(attribute: name) {
      return LazyBlocker(.opaque, "it looks into sys.modules, where it may find itself")
    }
    if let name = tree.names.id(of: "_getframe"), tree.mentions(attribute: name) {
      return LazyBlocker(.opaque, "it looks at frames, by which any name may be read")
    }
    return nil
  }
}

extension NameUse {
  /// It gives the name a value, or takes it away.
  var binds: Bool {
    switch role {
    case .assign, .augment, .delete, .import, .define, .parameter, .typeParameter, .declare: true
    case .read, .outer: false
    }
  }
}

/// A function that stands in no other function, where an import can go.
struct OuterFunction: Sendable {
  let id: StatementID
  let definition: FunctionDefinition
  /// `f`, `Class.method`.
  let label: String
  /// From its first statement to its end.
  let body: ByteRange

  /// In source order.
  static func all(in tree: PythonTree) -> [OuterFunction] {
    var found: [OuterFunction] = []
    var pending: [(block: Statement.Block, label: String)] = [(tree.body, "")]
    while let (block, label) = pending.popLast() {
      for id in block {
        switch tree.statement(id) {
        case .functionDefinition(let function):
          guard let first = function.body.first else { continue }
          found.append(
            OuterFunction(
              id: id, definition: function, label: label + tree.names[function.name.name],
              body: ByteRange(Int(tree.range(of: first).start), Int(tree.range(of: id).end))))
        case .classDefinition(let type):
          pending.append((type.body, label + tree.names[type.name.name] + "."))
        case .if(_, let body, let orElse), .while(_, let body, let orElse),
          .for(_, _, let body, let orElse, _):
          pending += [(body, label), (orElse, label)]
        case .with(_, let body, _): pending.append((body, label))
        case .try(let statement):
          pending += [
            (statement.body, label), (statement.orElse, label), (statement.finally, label),
          ]
          for handler in statement.handlers { pending.append((tree.handler(handler).body, label)) }
        case .match(_, let cases):
          for clause in cases { pending.append((tree.matchCase(clause).body, label)) }
        default: continue
        }
      }
    }
    return found.sorted { $0.body.start < $1.body.start }
  }
}
