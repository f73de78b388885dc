/// What a source file is, as its name tells.
package enum FileKind: UInt8, Hashable, Sendable, CaseIterable {
  /// `.py`
  case python
  /// `.pyi`
  case pythonStub
  /// `.pyw`
  case pythonWindowed
  /// `.pyx`
  case cython
  /// `.pxd`
  case cythonDeclarations
  /// `.ipynb`
  case notebook
  /// No ending at all, and a first line that names a Python interpreter.
  case pythonScript
  /// `.so` or `.pyd`, with or without a tag of the interpreter it is for. Only its presence is of use.
  case extensionModule
  case swift

  /// Nil where the name does not tell, or tells of something else.
  init?(name: Span<UInt8>) {
    // Most names are of no interest, and their last byte says so.
    guard name.count > 0 else { return nil }
    switch name[name.count - 1] {
    case UInt8(ascii: "y") where name.hasSuffix(".py"): self = .python
    case UInt8(ascii: "i") where name.hasSuffix(".pyi"): self = .pythonStub
    case UInt8(ascii: "w") where name.hasSuffix(".pyw"): self = .pythonWindowed
    case UInt8(ascii: "x") where name.hasSuffix(".pyx"): self = .cython
    case UInt8(ascii: "d") where name.hasSuffix(".pxd"): self = .cythonDeclarations
    case UInt8(ascii: "d") where name.hasSuffix(".pyd"): self = .extensionModule
    case UInt8(ascii: "o") where name.hasSuffix(".so"): self = .extensionModule
    case UInt8(ascii: "b") where name.hasSuffix(".ipynb"): self = .notebook
    case UInt8(ascii: "t") where name.hasSuffix(".swift"): self = .swift
    default: return nil
    }
  }
}
