package import Scanning

/// Something that importing a module does and that others may rely on.
package struct Effect: Hashable, Sendable {
  /// The module whose import does it.
  package let module: String
  package let path: SourcePath
  package let line: Int
  /// In lower case and without a full stop: `calls register in shop.tables, which sets an item of TABLE at shop/tables.py:4`.
  package let text: String

  package init(module: String, path: SourcePath, line: Int, text: String) {
    self.module = module
    self.path = path
    self.line = line
    self.text = text
  }
}
