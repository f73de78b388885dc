package import Graph
import Manifests
package import Scanning

extension SourceFile {
  /// A file that is known to be there and has not been read.
  convenience init(unread file: DiscoveredFile, below folder: SourcePath) {
    let kind: UnitKind =
      switch file.kind {
      case .python: file.path.name.elementsEqual("__init__.py".utf8) ? .package : .module
      case .pythonStub, .cythonDeclarations: .stub
      case .pythonWindowed, .pythonScript: .script
      case .cython: .cython
      case .notebook: .notebook
      case .extensionModule: .extensionModule
      case .swift: .swiftFile
      }
    self.init(path: folder.appending(file.path.bytes), kind: kind, facts: .opaque(bytes: 0))
  }

  /// Scans the bytes of a file that was found. One scanner can be used for many files.
  package convenience init(
    reading file: DiscoveredFile, _ bytes: [UInt8], with scanner: inout PythonScanner
  ) {
    switch file.kind {
    case .python:
      let isPackage = file.path.name.elementsEqual("__init__.py".utf8)
      self.init(
        path: file.path, kind: isPackage ? .package : .module,
        facts: .python(scanner.scan(bytes)))
    case .pythonStub, .cythonDeclarations:
      self.init(path: file.path, kind: .stub, facts: .python(scanner.scan(bytes)))
    case .pythonWindowed, .pythonScript:
      self.init(path: file.path, kind: .script, facts: .python(scanner.scan(bytes)))
    case .cython:
      self.init(path: file.path, kind: .cython, facts: .python(scanner.scan(bytes)))
    case .notebook:
      self.init(
        path: file.path, kind: .notebook,
        facts: .python(scanner.scan(NotebookSource(parsing: bytes).python)))
    case .extensionModule:
      self.init(path: file.path, kind: .extensionModule, facts: .opaque(bytes: bytes.count))
    case .swift:
      self.init(
        path: file.path, kind: .swiftFile,
        facts: .swift(SwiftFacts(scanning: bytes.span), bytes: bytes.count))
    }
  }
}
