import Graph

/// The names of the standard library's modules, as far as a run asks for them.
struct StandardAttributes {
  private let table: StandardNames
  /// By module; nil where its names are not known.
  private var known: [String: Set<String>?] = [:]

  init(major: Int, minor: Int) { table = StandardNames(major: major, minor: minor) }

  /// The names of a module but those with two underscores on both sides; nil where they are not known.
  mutating func names(of module: String) -> Set<String>? {
    if let names = known[module] { return names }
    let names = table.names(of: module).map { Set($0) }
    known[module] = .some(names)
    return names
  }
}

extension Interpreter {
  /// Whether a module of the standard library lacks a name surely: it stands in no list, and nobody has set it.
  ///
  /// The lists are of Linux. Names with an underscore before them come and go with patch releases, so they count only where
  /// somebody asks whether one is there.
  func isMissing(_ name: String, inStandard path: String, isAsking: Bool = false) -> Bool {
    guard program.settings.platform == "linux", modules[path] != nil,
      !name.hasPrefix("_") || isAsking && !name.hasPrefix("__"),
      let names = program.standardAttributes.names(of: path)
    else { return false }
    if let dict = standardNamespaces[path], dict.isPartial || dict[.string(name)] != nil {
      return false
    }
    return !names.contains(name) && !program.finder.isStandard("\(path).\(name)")
  }

  /// What `vars(module)` holds of a module of the standard library; nil where that is not known.
  func standardNamespace(_ path: String) -> DictObject? {
    if let known = standardNamespaces[path] { return known }
    guard program.settings.platform == "linux", modules[path] != nil,
      let names = program.standardAttributes.names(of: path), affords(items: names.count)
    else { return nil }
    let dict = DictObject()
    for name in ["__name__", "__doc__", "__package__", "__loader__", "__spec__"] + names.sorted() {
      let value = External.value(at: "\(path).\(name)", self)
      dict.set(.string(name), name == "__name__" ? .string(path) : value)
    }
    standardNamespaces[path] = dict
    return dict
  }
}
