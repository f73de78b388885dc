import Scanning

/// The names one file binds, ready to be asked for again and again.
///
/// A name or two are found faster by going through the file's facts; a file that asks the same one for thousands must not do
/// that each time.
final class BoundNames {
  /// Bound by definitions, assignments and imports, but for a package's own submodules.
  private var names = NameIndex()
  /// Bound by some import, wherever it stands.
  private var imported = NameIndex()
  let hasStars: Bool

  init(of facts: PythonFacts) {
    var hasStars = false
    for binding in facts.bindings { names.insert(facts.text[binding.name]) }
    for entry in facts.imports {
      if let name = entry.bound(in: facts.text) { imported.insert(name) }
      guard entry.context != .deferred else { continue }
      if entry.isStar(in: facts.text) {
        hasStars = true
      } else if let name = entry.attribute(in: facts.text) {
        names.insert(name)
      }
    }
    self.hasStars = hasStars
  }

  func contains(_ name: ArraySlice<UInt8>) -> Bool { names.contains(name) }

  func containsImport(_ name: ArraySlice<UInt8>) -> Bool { imported.contains(name) }
}

/// The files that one file asks for names, each with its names at hand once it has been asked often.
struct BoundNamesOfOthers {
  private let resolver: PythonResolver
  private var questions: [Int32: Int] = [:]
  private var known: [Int32: BoundNames] = [:]

  /// How often a file is asked before its names are gathered.
  private static let patience = 8

  init(_ resolver: PythonResolver) { self.resolver = resolver }

  /// Whether importing `name` from the package in `file` finds an attribute rather than the submodule.
  mutating func bind(
    _ name: ArraySlice<UInt8>, in file: Int32, folder: ModuleTree.FolderID
  ) -> Bool {
    guard let names = names(of: file) else {
      return resolver.binds(name, in: file, folder: folder)
    }
    // What a star brings in is not among the names of the file.
    return names.contains(name)
      || names.hasStars && resolver.binds(name, in: file, folder: folder)
  }

  /// Whether some import anywhere in `file` binds the name.
  mutating func bindByImport(_ name: ArraySlice<UInt8>, in file: Int32) -> Bool {
    if let names = names(of: file) { return names.containsImport(name) }
    return resolver.files[Int(file)].python?.bindsByImport(name) ?? false
  }

  private mutating func names(of file: Int32) -> BoundNames? {
    if let names = known[file] { return names }
    questions[file, default: 0] += 1
    guard questions[file, default: 0] > Self.patience,
      let facts = resolver.files[Int(file)].python
    else { return nil }
    let names = BoundNames(of: facts)
    known[file] = names
    return names
  }
}

extension PythonImport {
  /// The name that the statement binds; nil for a star.
  func bound(in text: TextPool) -> ArraySlice<UInt8>? {
    if isStar(in: text) { return nil }
    if !alias.isEmpty { return text[alias] }
    return form == .import ? text[module].prefix { $0 != UInt8(ascii: ".") } : text[name]
  }

  /// The name under which its module offers something else than a submodule of its own; nil where there is none.
  func attribute(in text: TextPool) -> ArraySlice<UInt8>? {
    if form == .import { return alias.isEmpty ? nil : text[alias] }
    // `from . import name` binds the submodule itself, `from .other import name` does not.
    let bound = text[boundName]
    let isSubmodule = level == 1 && module.isEmpty && bound.elementsEqual(text[name])
    return isSubmodule ? nil : bound
  }
}
