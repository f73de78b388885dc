package import Scanning

/// A package's `__init__` whose imports run when their names are asked for.
package struct PackageRewrite: Sendable {
  /// An import that stays as it is.
  package struct Kept: Sendable {
    package let entry: TopImport
    package let blocker: LazyBlocker
  }

  /// The statements that run on demand, in source order.
  package private(set) var deferred: [TopImport] = []
  package private(set) var kept: [Kept] = []
  /// What spoke against one of them and was overruled.
  package private(set) var overruled: LazyBlocker?
  /// What keeps the file as it is.
  package private(set) var blocker: LazyBlocker?
  /// Nil where nothing changes.
  package private(set) var edits: [TextEdit]?
  /// The names that are handed out on demand, submodules among them, sorted.
  package private(set) var handedOut: [String] = []

  private let source: LazySource
  private let names: ModuleNames
  private var standings: [StatementID: [OuterFunction]] = [:]

  /// `keeping` are statements that are known to have to stay. `children` are the submodules that importing the package has loaded so
  /// far; those that are `lost` whoever asks for them as attributes must still get.
  package init(
    of source: LazySource, keeping: [StatementID: LazyBlocker], children: [String],
    lost: Set<String>, readingAnnotations reader: String?,
    overruling: (TopImport) -> Bool = { _ in false }, _ names: ModuleNames
  ) {
    self.source = source
    self.names = names
    blocker = source.blocker ?? Self.obstacle(in: source)
    guard blocker == nil else { return }
    for entry in source.imports where concernsOwn(entry) {
      let found = keeping[entry.id] ?? blocker(of: entry, reader)
      let isOverruled = found?.isMatterOfTaste == true && overruling(entry)
      if isOverruled { overruled = overruled ?? found }
      if let why = found, !isOverruled {
        kept.append(Kept(entry: entry, blocker: why))
      } else {
        deferred.append(entry)
      }
    }
    keepWhatIsBoundTwice()
    guard !deferred.isEmpty || !lost.isEmpty else { return }
    edits = makeEdits(children: children, lost: lost)
    if edits == nil, blocker == nil {
      blocker = LazyBlocker(.layout, "its statements stand where they cannot be moved")
    }
  }

  private func concernsOwn(_ entry: TopImport) -> Bool {
    names.isModule(entry.module)
  }

  private static func obstacle(in source: LazySource) -> LazyBlocker? {
    if let use = source.uses(of: "__dir__").first(where: { $0.binds }), !hasOwnListing(in: source) {
      return LazyBlocker(
        .special,
        "the __dir__ at line \(source.line(of: use)) is no function that says the same later")
    }
    let answers = source.uses(of: "__getattr__").filter(\.binds)
    if let use = answers.first, answers.count > 1 || ownAnswer(in: source) == nil {
      return LazyBlocker(
        .special, "the __getattr__ at line \(source.line(of: use)) is no plain function")
    }
    if let use = source.uses(of: "dir").first(where: { $0.moment == .import }) {
      return LazyBlocker(.opaque, "line \(source.line(of: use)) lists the module's own names")
    }
    return nil
  }

  /// The module has a `__dir__` that lists names without looking at which of them there are, as it does later.
  private static func hasOwnListing(in source: LazySource) -> Bool {
    source.uses(of: "__dir__").count(where: \.binds) == 1 && source.uses(of: "dir").isEmpty
      && source.functions.contains {
        $0.label == "__dir__" && $0.definition.decorators.isEmpty && !$0.definition.isAsync
      }
  }

  /// The module's own `__getattr__`, which can be made to answer for more names.
  private static func ownAnswer(in source: LazySource) -> (OuterFunction, parameter: String)? {
    guard let function = source.functions.first(where: { $0.label == "__getattr__" }),
      function.definition.decorators.isEmpty, !function.definition.isAsync,
      function.definition.parameters.count == 1,
      let parameter = function.definition.parameters.first
    else { return nil }
    return (function, source.tree.names[source.tree.parameter(parameter).name])
  }

  // MARK: One statement

  private mutating func blocker(of entry: TopImport, _ reader: String?) -> LazyBlocker? {
    if ImportInsertion(source: source).ownLines(of: entry.id) == nil {
      return LazyBlocker(.layout, "it shares a line with another statement")
    }
    var functions: [OuterFunction] = []
    var doubt: LazyBlocker?
    for name in entry.names {
      for bound in bindings(of: name) ?? [""] {
        if bound.isEmpty {
          return LazyBlocker(.star, "which names it binds is not written out in \(entry.module)")
        }
        if bound.hasPrefix("__"), bound.hasSuffix("__") {
          return LazyBlocker(.special, "\(bound) is a name that Python itself may ask for")
        }
        let own = "\(source.module).\(bound)"
        if names.isModule(own), name.full != own {
          return LazyBlocker(
            .clash, "\(own) is a module as well, which would take the place of the name")
        }
        let standing = NameStanding(of: bound, in: source)
        if let blocker = standing.blocker { return blocker }
        if standing.firstAnnotation != nil, let reader {
          return LazyBlocker(.annotations, "\(reader), and annotations name \(bound)")
        }
        functions += standing.functions
        // Whoever asks first while it is replaced would get the replacement for ever.
        let origin = name.bound.isEmpty ? "\(name.full).\(bound)" : name.full
        if !names.isModule(origin), let place = names.replacement(origin) {
          doubt =
            doubt
            ?? LazyBlocker(
              .namedByString, "\(place) may replace \(origin) for a while", isMatterOfTaste: true)
        }
      }
      if !entry.isFrom, name.bound == name.full.prefix(while: { $0 != "." }),
        name.full.contains(".")
      {
        return LazyBlocker(.unused, "it loads \(name.full) for others to find")
      }
      if name.full == source.module {
        return LazyBlocker(.special, "a package does not import itself later")
      }
    }
    if functions.count > 8 {
      doubt =
        doubt
        ?? LazyBlocker(
          .hot, "\(functions.count) functions of the package use it", isMatterOfTaste: true)
    }
    for function in functions {
      if ImportInsertion(source: source).edit(putting: ["pass"], into: function) == nil {
        return LazyBlocker(.layout, "\(function.label) has no room for an import")
      }
    }
    standings[entry.id] = functions
    return doubt
  }

  /// The names that an import binds; nil where they are not known.
  private func bindings(of name: TopImport.Name) -> [String]? {
    name.bound.isEmpty ? names.starNames(name.full) : [name.bound]
  }

  /// Of two statements that bind one name the later one wins; where one of them has to stay, so does the other.
  private mutating func keepWhatIsBoundTwice() {
    while true {
      var owners: [String: Bool] = [:]
      for entry in kept.map(\.entry) {
        for name in entry.names {
          for bound in bindings(of: name) ?? [] { owners[bound] = true }
        }
      }
      let explicit = source.boundNames
      let index = deferred.firstIndex { entry in
        entry.names.contains { name in
          (bindings(of: name) ?? []).contains {
            owners[$0] != nil || name.bound.isEmpty && explicit.contains($0)
          }
        }
      }
      guard let index else { break }
      let entry = deferred.remove(at: index)
      kept.append(
        Kept(
          entry: entry, blocker: LazyBlocker(.rebound, "another statement binds one of its names"))
      )
    }
    kept.sort { $0.entry.range.start < $1.entry.range.start }
  }

  // MARK: Writing

  /// What `__getattr__` does for one name.
  private struct Answer {
    let name: String
    let statement: String
  }

  private var answers: [Answer] {
    var byName: [String: String] = [:]
    for entry in deferred {
      for name in entry.names {
        for bound in bindings(of: name) ?? [] { byName[bound] = statement(entry, name, bound) }
      }
    }
    return byName.sorted { $0.key < $1.key }.map { Answer(name: $0.key, statement: $0.value) }
  }

  private func statement(_ entry: TopImport, _ name: TopImport.Name, _ bound: String) -> String {
    // `from . import x` would ask this very function for x.
    if !name.bound.isEmpty, names.isModule(name.full),
      !entry.isFrom || entry.module == source.module
    {
      return "import \(name.full) as value"
    }
    if name.bound.isEmpty { return "\(entry.opening)\(bound) as value" }
    let written = name.written.prefix { $0 != " " }
    return "\(entry.opening)\(written) as value"
  }

  /// The lines of an `__all__` by which a star import still brings what it brought; none where there is one, nil where that is not
  /// known.
  private func listing(_ answers: [Answer], _ children: [String]) -> [String]? {
    guard source.uses(of: "__all__").isEmpty else { return [] }
    var found = Set(answers.map(\.name)).union(children)
    for entry in source.imports where entry.isStar {
      guard let bound = names.starNames(entry.module) else { return nil }
      found.formUnion(bound)
    }
    for entry in kept.map(\.entry) where entry.isFrom {
      // What is loaded besides is an attribute of the package.
      if let child = child(of: entry.module) { found.insert(child) }
    }
    return PublicNames(of: source, besides: found).lines
  }

  /// Where another file gives the module a name that a star import brings, and no `__all__` that is written here could know when.
  private func stranger(to children: [String]) -> LazyBlocker? {
    guard source.uses(of: "__all__").isEmpty else { return nil }
    let known = source.boundNames.union(children)
    let found = names.setNames(source.module)
      .filter { !$0.key.hasPrefix("_") && !known.contains($0.key) }
      .min { $0.key < $1.key }
    return found.map { name, place in
      LazyBlocker(
        .exported,
        "\(place) gives it \(name == "*" ? "names" : name), which a star import brings, and it has no __all__"
      )
    }
  }

  private func child(of module: String) -> String? {
    guard module.hasPrefix(source.module + ".") else { return nil }
    return String(module.dropFirst(source.module.count + 1).prefix { $0 != "." })
  }

  private mutating func makeEdits(children: [String], lost: Set<String>) -> [TextEdit]? {
    let insertion = ImportInsertion(source: source)
    let answers = self.answers
    let served = lost.sorted().filter { child in
      !answers.contains { $0.name == child } && !source.bindsAtRunTime(child)
    }
    guard !answers.isEmpty || !served.isEmpty else { return nil }
    if let stranger = stranger(to: children) {
      blocker = stranger
      return nil
    }
    guard let listing = listing(answers, children) else {
      blocker = LazyBlocker(.star, "it has no __all__, and what it stars in is not written out")
      return nil
    }
    if source.boundNames.contains("globals") || names.isModule("\(source.module).globals"),
      listing.contains(where: { $0.contains("globals()") })
    {
      blocker = LazyBlocker(.clash, "globals means something else in this module")
      return nil
    }
    handedOut = (answers.map(\.name) + served).sorted()
    var edits: [TextEdit] = []
    let newline = source.newline
    var addsTest = false
    for (index, entry) in deferred.enumerated() {
      guard let lines = insertion.ownLines(of: entry.id) else { return nil }
      var words = ""
      if index == 0 {
        guard let test = insertion.typeCheckingTest(before: entry.range.start) else {
          blocker = LazyBlocker(.clash, "TYPE_CHECKING means something else in this module")
          return nil
        }
        if let line = test.line {
          addsTest = true
          words += line + newline
        }
        words += "if \(test.test):" + newline
        words += deferred.map { insertion.indented($0.id) + newline }.joined()
      }
      edits.append(TextEdit(replacing: lines, with: Array(words.utf8)))
    }
    var byFunction: [StatementID: (OuterFunction, [String])] = [:]
    for entry in deferred {
      for function in standings[entry.id] ?? [] {
        for name in entry.names {
          let needed = bindings(of: name)?.filter { bound in
            source.uses(of: bound).contains {
              !$0.binds && $0.moment == .call && $0.range.start >= function.body.start
                && $0.range.end <= function.body.end
            }
          }
          for bound in needed ?? [] {
            let words =
              name.bound.isEmpty ? "\(entry.opening)\(bound)" : "\(entry.opening)\(name.written)"
            byFunction[function.id, default: (function, [])].1.append(words)
          }
        }
      }
    }
    for (function, statements) in byFunction.values {
      guard let edit = insertion.edit(putting: statements, into: function) else { return nil }
      edits.append(edit)
    }
    let own = Self.ownAnswer(in: source)
    if let own {
      let words = answering(own.parameter, answers, served)
      guard !byFunction.keys.contains(own.0.id) else {
        blocker = LazyBlocker(.special, "its __getattr__ uses what it would have to hand out")
        return nil
      }
      guard let edit = insertion.edit(putting: words, into: own.0) else { return nil }
      edits.append(edit)
    }
    let words = ending(answers, served, listing, hidesTest: addsTest, answersItself: own != nil)
    let end = source.tree.source.count
    if !words.isEmpty {
      edits.append(TextEdit(replacing: ByteRange(end, end), with: Array(words.utf8)))
    }
    return source.endsWithLine ? edits : withoutLastEnding(edits)
  }

  /// A file whose last line has no ending gets none.
  private func withoutLastEnding(_ edits: [TextEdit]) -> [TextEdit] {
    let end = source.tree.source.count
    guard let last = edits.indices.max(by: { edits[$0].range.start < edits[$1].range.start }),
      Int(edits[last].range.end) == end,
      edits[last].replacement.suffix(source.newline.utf8.count).elementsEqual(source.newline.utf8)
    else { return edits }
    var edits = edits
    edits[last] = TextEdit(
      replacing: edits[last].range,
      with: Array(edits[last].replacement.dropLast(source.newline.utf8.count)))
    return edits
  }

  /// What the module's own names and submodules would hide from the functions that are written.
  private func builtins(_ wanted: [String]) -> [String] {
    let hidden = wanted.filter {
      names.isModule("\(source.module).\($0)") || source.boundNames.contains($0)
        || handedOut.contains($0)
    }
    return hidden.isEmpty ? [] : ["from builtins import \(hidden.joined(separator: ", "))"]
  }

  /// One branch for each name; what it stands for is `value` afterwards.
  private func branches(
    _ parameter: String, _ answers: [Answer], _ children: [String]
  ) -> [String] {
    let all =
      answers
      + children.map { Answer(name: $0, statement: "import \(source.module).\($0) as value") }
    var lines: [String] = []
    for (index, answer) in all.enumerated() {
      lines.append("\(index == 0 ? "if" : "elif") \(parameter) == \"\(answer.name)\":")
      lines.append("    \(answer.statement)")
    }
    return lines
  }

  /// What goes in front of a `__getattr__` that is there already.
  private func answering(
    _ parameter: String, _ answers: [Answer], _ children: [String]
  ) -> [String] {
    let known = handedOut.map { "    \"\($0)\"," }
    return ["if \(parameter) in {"] + known + ["}:"]
      + (builtins(["globals"]) + branches(parameter, answers, children)
      + ["globals()[\(parameter)] = value", "return value"]).map { "    " + $0 }
  }

  /// The functions that hand out names, behind everything else.
  private func ending(
    _ answers: [Answer], _ children: [String], _ listing: [String], hidesTest: Bool,
    answersItself: Bool
  ) -> String {
    var lines: [String] = []
    if !source.endsWithLine { lines.append("") }
    if !listing.isEmpty { lines += [""] + listing }
    if !answersItself {
      lines += ["", "", "def __getattr__(name):"]
      lines +=
        (builtins(["globals", "AttributeError"]) + branches("name", answers, children)
        + [
          "else:", "    raise AttributeError(f\"module {__name__!r} has no attribute {name!r}\")",
          "globals()[name] = value", "return value",
        ]).map { "    " + $0 }
    }
    if !Self.hasOwnListing(in: source) {
      lines += ["", "", "def __dir__():"]
      lines += builtins(["globals", "set", "sorted"]).map { "    " + $0 }
      let own = hidesTest ? "(set(globals()) - {\"TYPE_CHECKING\"})" : "set(globals())"
      lines.append("    return sorted(\(own) | {")
      lines += handedOut.map { "        \"\($0)\"," }
      lines += ["    })"]
    }
    if lines.allSatisfy(\.isEmpty) { return "" }
    if source.tree.source.isEmpty { lines = Array(lines.drop(while: \.isEmpty)) }
    return lines.joined(separator: source.newline) + source.newline
  }
}
