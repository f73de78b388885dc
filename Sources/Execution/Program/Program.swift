package import Graph
package import Scanning

/// The modules of one repository as their imports would find them, parsed when they are first asked for.
///
/// A program outlives the runs over it: what one run has parsed the next one finds. It belongs to one thread.
package final class Program {
  let finder: ModuleFinder
  let settings: ExecutionSettings
  var symbols = SymbolTable()
  lazy var standardAttributes = StandardAttributes(
    major: settings.major, minor: settings.minor)
  private let load: (SourcePath) -> [UInt8]?
  private let parse: (SourcePath) -> ParsedSource?
  /// The files whose text somebody has asked for since this was emptied, by their indexes.
  var filesRead: Set<Int32> = []
  /// By file index.
  private var parsed: [Int32: ParsedModule] = [:]
  /// By file index.
  private var compiled: [Int32: CompiledNames] = [:]
  /// By the index of the compiled file.
  private var twins: [Int32: CompiledTwin] = [:]
  /// By the index of the compiled file; nil where there is none.
  private var cythonSources: [Int32: CythonSource?] = [:]

  /// `load` gives the bytes of a file below the root, or nil where it cannot be read. `parse` gives the same in parsed form, for
  /// programs that share what is parsed.
  package init(
    _ resolver: PythonResolver, settings: ExecutionSettings,
    load: @escaping (SourcePath) -> [UInt8]?, parse: ((SourcePath) -> ParsedSource?)? = nil
  ) {
    finder = ModuleFinder(resolver)
    self.settings = settings
    self.load = load
    self.parse = parse ?? { path in load(path).map { ParsedSource(parsing: $0) } }
  }

  /// The form in which Python compares a name.
  private static func normalised(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 128 }) { return name }
    return String(decoding: Identifier.normalised(Array(name.utf8)[...]), as: UTF8.self)
  }

  func module(at file: Int32) -> ParsedModule? {
    filesRead.insert(file)
    if let known = parsed[file] { return known }
    let path = finder.path(of: file)
    guard let source = parse(path) else { return nil }
    let module = ParsedModule(
      file: file, path: path, source, symbols: symbols(of: source.tree))
    parsed[file] = module
    return module
  }
}

extension Program {
  /// What an extension module names, read once.
  func compiledNames(at file: Int32) -> CompiledNames? {
    if let known = compiled[file] { return known }
    guard finder.kind(of: file) == .extensionModule, let bytes = load(finder.path(of: file)) else {
      return nil
    }
    let names = CompiledNames(in: bytes, hasSource: cythonSource(of: file) != nil)
    compiled[file] = names
    return names
  }

  /// The source beside a compiled file that Cython made it from.
  func cythonSource(of file: Int32) -> CythonSource? {
    if let known = cythonSources[file] { return known }
    let path = finder.path(of: file)
    let folder = path.bytes.dropLast(path.name.count)
    let stem = path.name.prefix { $0 != UInt8(ascii: ".") }
    let source = CythonSource(String(decoding: stem, as: UTF8.self) + ".pyx") { [load] name in
      load(SourcePath(bytes: folder + Array(name.utf8)))
    }
    cythonSources[file] = .some(source)
    return source
  }

  /// What runs in place of a source file; nil where nothing lies beside it, or it cannot be read.
  func compiledTwin(of file: Int32) -> (file: Int32, kind: CompiledTwin)? {
    guard let twin = finder.compiledTwin(of: file) else { return nil }
    if let known = twins[twin] { return (twin, known) }
    guard let bytes = load(finder.path(of: twin)), !bytes.isEmpty else { return nil }
    let kind = CompiledTwin(in: bytes)
    twins[twin] = kind
    return (twin, kind)
  }

  /// Whether a text stands in an extension module as it is.
  func compiledText(_ text: String, at file: Int32) -> Bool {
    load(finder.path(of: file)).map { TextSearch.contains(text, in: $0[...]) } ?? false
  }

  /// Whether a source file has a word anywhere in it.
  func mentions(_ word: String, at file: Int32) -> Bool {
    filesRead.insert(file)
    guard finder.kind(of: file) != .extensionModule, let bytes = load(finder.path(of: file)) else {
      return false
    }
    return TextSearch.contains(word, in: bytes[...])
  }

  /// The source that a program hands to `exec` or `eval`, as part of the file that does it.
  func text(_ text: String, at path: SourcePath) -> ParsedModule? {
    guard text.utf8.count <= 4_096 else { return nil }
    let source = ParsedSource(of: PythonTree(parsing: Array(text.utf8)))
    return ParsedModule(file: -1, path: path, source, symbols: symbols(of: source.tree))
  }

  private func symbols(of tree: PythonTree) -> [Symbol] {
    (0..<tree.names.count).map {
      symbols.intern(Self.normalised(tree.names[NameID(index: UInt32($0))]))
    }
  }

  /// The stub beside a source file.
  func stub(beside path: SourcePath) -> PythonTree? {
    load(SourcePath(bytes: path.bytes + [UInt8(ascii: "i")])).map { PythonTree(parsing: $0) }
  }
}

/// The Python that a program is run by, and what is known of where it runs.
package struct ExecutionSettings: Sendable {
  package let major: Int
  package let minor: Int
  /// `sys.platform`.
  package let platform: String
  /// The folder that holds everything else that is installed is the root itself, so what it lacks is not there.
  package let isEnvironment: Bool
  /// The root is such a folder itself: all that lies below it was installed.
  package let isInstallation: Bool
  /// The program is the standard library itself.
  package let isStandardLibrary: Bool
  /// The top-level modules of declared requirements, which are taken to be installed.
  package let installed: Set<String>
  /// Well-known modules, which are taken to be installed where nothing declares what is.
  package let wellKnown: Set<String>
  /// The repository declares requirements; what it imports besides may come with one of these.
  package let declaresRequirements: Bool
  /// Where the root lies, for `__file__`.
  package let rootPath: String
  /// The folders of installed packages that are read in place.
  package let mounts: [Mount]
  /// How many steps the loops and calls of one run may take. Real packages need up to a sixth of the standard.
  package let stepLimit: Int

  package init(
    major: Int, minor: Int, platform: String, isEnvironment: Bool, installed: Set<String>,
    wellKnown: Set<String> = [], declaresRequirements: Bool = true, rootPath: String,
    mounts: [Mount] = [], isInstallation: Bool = false, isStandardLibrary: Bool = false,
    stepLimit: Int = 2_000_000
  ) {
    self.isInstallation = isInstallation
    self.isStandardLibrary = isStandardLibrary
    self.major = major
    self.minor = minor
    self.platform = platform
    self.isEnvironment = isEnvironment
    self.installed = installed
    self.wellKnown = wellKnown
    self.declaresRequirements = declaresRequirements
    self.rootPath = rootPath
    self.mounts = mounts
    self.stepLimit = stepLimit
  }

  /// A folder outside the root whose files are among the program's, under a name that no folder of the root has.
  package struct Mount: Hashable, Sendable {
    package let name: String
    /// Absolute, without a `/` at the end.
    package let path: String

    package init(name: String, path: String) {
      self.name = name
      self.path = path
    }
  }

  /// Where a path of the program lies in the file system.
  package func absolute(_ path: SourcePath) -> String {
    let text = path.display
    for mount in mounts where text == mount.name || text.hasPrefix(mount.name + "/") {
      return mount.path + text.dropFirst(mount.name.count)
    }
    return text.isEmpty ? rootPath : rootPath + "/" + text
  }

  /// The program's path for a place in the file system; nil where it belongs to no folder of the program.
  func path(ofAbsolute text: String) -> SourcePath? {
    for mount in mounts {
      guard let rest = PathText.relative(text, to: mount.path) else { continue }
      return SourcePath(rest.isEmpty ? mount.name : mount.name + "/" + rest)
    }
    return PathText.relative(text, to: rootPath).map { SourcePath($0) }
  }

  /// True for what was installed, false for what lies below the root.
  func isMounted(_ path: SourcePath) -> Bool {
    mounts.contains { path.bytes.starts(with: $0.name.utf8) }
  }

  /// What was installed can be imported, unless something that it needs is not there.
  func isInstalled(_ path: SourcePath) -> Bool { isInstallation || isMounted(path) }

  /// Whether a module from outside is taken to be there, where no handler waits for its absence.
  func isLikelyInstalled(_ top: String) -> Bool { declaresRequirements || wellKnown.contains(top) }
}

/// One parsed source file and what a run asks of it again and again.
final class ParsedModule {
  let file: Int32
  let path: SourcePath
  let tree: PythonTree
  /// By `NameID`.
  let symbols: [Symbol]
  /// The file changes its own names in ways that are not followed, so a name that seems missing may be there.
  let changes: NamespaceChanges
  /// The file begins with `from __future__ import annotations`.
  let postponesAnnotations: Bool
  /// Where the file has what Python refuses to compile; nil where it compiles.
  let firstError: UInt32?
  private let source: ParsedSource
  /// By the offset of a definition.
  private var importing: [UInt32: Bool] = [:]
  /// By the offset of a definition.
  private var generators: [UInt32: Bool] = [:]

  init(file: Int32, path: SourcePath, _ source: ParsedSource, symbols: [Symbol]) {
    self.file = file
    self.path = path
    self.source = source
    tree = source.tree
    self.symbols = symbols
    changes = source.changes
    postponesAnnotations = source.postponesAnnotations
    firstError = source.firstError
  }

  private(set) lazy var words = WordCounts(in: tree.source[...])

  /// It is no file, but a text that one hands to `exec` or `eval`.
  var isText: Bool { file < 0 }

  func symbol(_ name: NameID) -> Symbol { symbols[Int(name.index)] }

  /// Whether the text of a definition speaks of imports at all.
  func mayImport(_ range: ByteRange) -> Bool {
    if let known = importing[range.start] { return known }
    let answer = mentions("import", in: range) || mentions("sys.modules", in: range)
    importing[range.start] = answer
    return answer
  }

  /// Whether a call of the function makes a generator.
  func isGenerator(_ definition: FunctionDefinition, in range: ByteRange) -> Bool {
    if let known = generators[range.start] { return known }
    let answer = mentions("yield", in: range) && YieldSearch.finds(in: definition.body, of: tree)
    generators[range.start] = answer
    return answer
  }

  /// The 1-based line that holds the byte at an offset.
  func line(at offset: UInt32) -> Int { source.line(at: offset) }

  func line(of statement: StatementID) -> Int { line(at: tree.range(of: statement).start) }

  /// Whether the text of a piece of the source mentions a word.
  func mentions(_ word: String, in range: ByteRange) -> Bool {
    TextSearch.contains(word, in: tree.source[Int(range.start)..<Int(range.end)])
  }
}

/// One `def` or `lambda` of one file.
struct DefinitionKey: Hashable {
  let file: Int32
  let offset: UInt32
}

/// Looking for a few words in source text.
enum TextSearch {
  static func contains(_ word: String, in text: ArraySlice<UInt8>) -> Bool {
    end(of: word, in: text) != nil
  }

  /// Where the first occurrence of a word ends.
  static func end(of word: String, in text: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(word.utf8)
    guard let first = wanted.first, text.count >= wanted.count else { return nil }
    var index = text.startIndex
    let last = text.endIndex - wanted.count
    while index <= last {
      if text[index] == first {
        var offset = 1
        while offset < wanted.count, text[index + offset] == wanted[offset] { offset += 1 }
        if offset == wanted.count { return index + offset }
      }
      index += 1
    }
    return nil
  }
}
