import Graph

/// What the names of a folder, and of those around it, say of the files in it.
struct FolderSigns {
  /// A part of the path is filled in when a project is made from it.
  private(set) var isFilledIn = false
  /// New projects are made from what lies there.
  private(set) var isTemplate = false
  /// Templates are read by their paths.
  private(set) var isOfTemplates = false
  private(set) var isVendored = false
  /// In a place for tests: they read what lies there.
  private(set) var isOfData = false

  init(of path: [UInt8]) {
    for part in path.split(separator: UInt8(ascii: "/")) {
      if Self.isTemplate(part) { isFilledIn = true }
      if Self.templateFolders.contains(part) { isTemplate = true }
      if part.elementsEqual("templates".utf8) { isOfTemplates = true }
      if Self.vendorFolders.contains(part) { isVendored = true }
      if Self.dataFolders.contains(part) { isOfData = true }
    }
  }

  /// `{{ cookiecutter.name }}`, `{% if … %}`, `__name__` folders of generators.
  static func isTemplate(_ part: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in part {
      if last == UInt8(ascii: "{"), byte == last || byte == UInt8(ascii: "%") { return true }
      last = byte
    }
    return false
  }

  private static let templateFolders = NameIndex([
    "project_template", "app_template", "project_templates", "app_templates", "boilerplate",
    "skeleton", "skeletons", "scaffold", "scaffolds", "cookiecutter", "_template", "_templates",
  ])
  private static let vendorFolders = NameIndex([
    "_vendor", "vendor", "vendored", "_vendored", "third_party", "thirdparty", "3rdparty", "extern",
    "externals", "_external", "node_modules", "_vendored_packages",
  ])
  private static let dataFolders = NameIndex([
    "data", "testdata", "test_data", "fixtures", "resources", "assets", "cases", "snapshots",
    "golden", "goldens", "inputs", "input", "samples", "functional",
  ])
}
