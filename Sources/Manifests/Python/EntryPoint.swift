package import Scanning

/// A name under which an installed project offers one of its objects: a command or a plug-in.
package struct EntryPoint: Hashable, Sendable {
  /// `console_scripts`, `gui_scripts`, or what a plug-in host chose.
  package let group: String
  package let name: String
  /// The module, and after a colon the object in it: `shop.web:app`.
  package let target: String
  /// The manifest that states it.
  package let path: SourcePath
  /// Counted from 1.
  package let line: Int

  init(group: String, name: String, target: String, path: SourcePath, line: Int) {
    self.group = group
    self.name = name
    // Extras in brackets say what to install, not what to load.
    self.target = Array(target.utf8.prefix { $0 != UInt8(ascii: "[") })[...].trimmed.text
    self.path = path
    self.line = line
  }

  /// What is imported.
  package var module: String { String(target.prefix { $0 != ":" }) }

  /// What is then looked up in it, if anything.
  package var attribute: String? {
    target.firstIndex(of: ":").map { String(target[target.index(after: $0)...]) }
  }
}
