/// What one Python file says that matters to an import graph: its imports, its names and what it may load or run.
package struct PythonFacts: Sendable {
  package internal(set) var text = TextPool()
  package internal(set) var lines = 0
  package internal(set) var bytes = 0
  /// In source order.
  package internal(set) var imports: [PythonImport] = []
  /// Names bound at the top level, in source order; imports are not repeated here.
  package internal(set) var bindings: [PythonBinding] = []
  /// The top-level functions, which an import inside one refers to.
  package internal(set) var functions: [TextSpan] = []
  /// Version and platform tests around imports; each links to the one around it.
  package internal(set) var guards: [PythonGuard] = []
  /// What is called, or used as a decorator, while the module is being imported.
  package internal(set) var calls: [PythonCall] = []
  package internal(set) var dynamicLoads: [DynamicLoad] = []
  /// Dotted string literals that could name a module.
  package internal(set) var mentions: [StringMention] = []
  package internal(set) var pathEdits: [PathEdit] = []
  /// The strings of `__all__`, as far as they are written out; nil where there is no `__all__`.
  package internal(set) var exports: [TextSpan]?
  /// True where `__all__` is also made of something other than literals.
  package internal(set) var exportsMore = false
  /// Has a module-level `__getattr__` (PEP 562).
  package internal(set) var hasGetattr = false
  package internal(set) var hasMainGuard = false
  package internal(set) var hasShebang = false
  /// Binds names in ways that do not show: stars them in, hands them out on demand or sets them by name.
  package internal(set) var changesItself = false
  package internal(set) var problems: [Problem] = []

  package init() {}
}

/// One name bound at the top level of a Python file other than by an import.
package struct PythonBinding: Hashable, Sendable {
  package enum Kind: UInt8, Sendable { case function, `class`, variable }

  package let name: TextSpan
  package let kind: Kind
  package let line: UInt32
}

/// A call, or the use of a decorator, that runs while the module is being imported.
package struct PythonCall: Hashable, Sendable {
  /// The dotted name of what is called.
  package let callee: TextSpan
  package let line: UInt32
}

/// A test on the Python version or the platform that stands around an import.
package struct PythonGuard: Hashable, Sendable {
  package let test: PythonTest
  /// False in the `else` of the test.
  package let holds: Bool
  /// The next guard outwards: an index into `PythonFacts.guards`, or -1.
  package let outer: Int32
}

/// A call that loads a module by a name computed or written as a string.
package struct DynamicLoad: Hashable, Sendable {
  package enum Loader: UInt8, Sendable {
    /// `importlib.import_module`
    case importModule
    /// `__import__`
    case builtin
    /// `pkgutil.iter_modules` or `walk_packages`, which name all submodules of a package.
    case packageScan
  }

  package enum Argument: Hashable, Sendable {
    /// The whole name, which may begin with dots.
    case constant(TextSpan)
    /// Text with one `*` for each part that is computed.
    case pattern(TextSpan)
    /// Computed from what the file alone does not tell.
    case unknown
  }

  package let loader: Loader
  package let argument: Argument
  package let isDeferred: Bool
  package let line: UInt32
}

/// A string literal shaped like a dotted module name, perhaps with an attribute after a colon.
package struct StringMention: Hashable, Sendable {
  package let text: TextSpan
  package let line: UInt32
}

/// A place where a file changes `sys.path`.
package struct PathEdit: Hashable, Sendable {
  /// The statement, for a report.
  package let written: TextSpan
  package let line: UInt32
}
