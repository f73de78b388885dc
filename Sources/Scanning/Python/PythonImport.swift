/// One name that an import statement of a Python file imports, as it is written.
package struct PythonImport: Hashable, Sendable {
  /// Which of the two statements it is.
  package enum Form: UInt8, Sendable {
    case `import`, from
    /// Cython's `cimport`, which binds names at compile time.
    case cimport
  }

  /// When the statement runs, as far as its own file tells.
  package enum Context: UInt8, Sendable {
    /// When the module is imported: also in class bodies, `if`, `try`, `with` and loops.
    case eager
    /// When the function around it is called.
    case deferred
    /// Never: it stands there for type checkers.
    case typing
  }

  package let form: Form
  package internal(set) var context: Context
  /// Some `if`, loop, `case` or `except` around it decides whether it runs.
  package internal(set) var isConditional: Bool
  /// Inside a `try` whose handlers catch `ImportError`.
  package internal(set) var isOptional: Bool
  /// Written `lazy import` (Python 3.15).
  package let isLazy: Bool
  /// Inside `if __name__ == "__main__":`, so importing the module does not run it.
  package internal(set) var isInMainGuard: Bool
  /// How many dots stand before the module's name.
  package let level: UInt16
  /// The dotted module, without its leading dots; may be empty in `from . import a`.
  package let module: TextSpan
  /// The imported name (`*` for all of them); empty in the `import` form.
  package let name: TextSpan
  /// The name after `as`; empty where there is none.
  package let alias: TextSpan
  /// 1-based.
  package let line: UInt32
  /// 0-based, in UTF-8 bytes.
  package let column: UInt32
  /// The top-level function it stands in: an index into `PythonFacts.functions`, or -1.
  package internal(set) var function: Int32
  /// The first test on the Python version or the platform that guards it: an index into `PythonFacts.guards`, or -1.
  package internal(set) var guardIndex: Int32

  /// The block around it, while its file is being scanned.
  var block: Int32

  /// The name that a `from` statement binds.
  package var boundName: TextSpan { alias.isEmpty ? name : alias }

  package func isStar(in text: TextPool) -> Bool {
    name.count == 1 && text[name].first == UInt8(ascii: "*")
  }
}
