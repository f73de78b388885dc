/// What one Python file says that matters to an import graph: its imports, its names and what it may load or run.
///
/// It is an object because it is large and never changes: whoever looks at one field of one file must not touch the others.
package final class PythonFacts: Sendable {
  package let text: TextPool
  package let lines: Int
  package let bytes: Int
  /// In source order.
  package let imports: [PythonImport]
  /// Names bound at the top level, in source order; imports are not repeated here.
  package let bindings: [PythonBinding]
  /// The top-level functions, which an import inside one refers to.
  package let functions: [TextSpan]
  /// Those of the functions that import something when they are called.
  package let importingFunctions: [TextSpan]
  /// Some `from` import binds a name other than the one it imports.
  package let importsUnderOtherNames: Bool
  /// Version and platform tests around imports; each links to the one around it.
  package let guards: [PythonGuard]
  /// What is called, or used as a decorator, while the module is being imported.
  package let calls: [PythonCall]
  package let dynamicLoads: [DynamicLoad]
  /// Dotted string literals that could name a module.
  package let mentions: [StringMention]
  /// The names a module hands to `attach`, which imports them on demand; `*` where a stub beside it lists them.
  package let lazyNames: [StringMention]
  package let pathEdits: [PathEdit]
  /// The strings of `__all__`, as far as they are written out; nil where there is no `__all__`.
  package let exports: [TextSpan]?
  /// True where `__all__` is also made of something other than literals.
  package let exportsMore: Bool
  /// Has a module-level `__getattr__` (PEP 562).
  package let hasGetattr: Bool
  package let hasMainGuard: Bool
  package let hasShebang: Bool
  /// Binds names in ways that do not show: stars them in, hands them out on demand or sets them by name.
  package let changesItself: Bool
  package let problems: [Problem]

  init(_ draft: borrowing PythonFactsDraft) {
    text = TextPool(copying: draft.text)
    lines = draft.lines
    bytes = draft.bytes
    imports = draft.imports.exactCopy
    bindings = draft.bindings.exactCopy
    functions = draft.functions.exactCopy
    importingFunctions = draft.importingFunctions.exactCopy
    importsUnderOtherNames = draft.importsUnderOtherNames
    guards = draft.guards.exactCopy
    calls = draft.calls.exactCopy
    dynamicLoads = draft.dynamicLoads.exactCopy
    mentions = draft.mentions.exactCopy
    lazyNames = draft.lazyNames.exactCopy
    pathEdits = draft.pathEdits.exactCopy
    exports = draft.hasExports ? draft.exports.exactCopy : nil
    exportsMore = draft.exportsMore
    hasGetattr = draft.hasGetattr
    hasMainGuard = draft.hasMainGuard
    hasShebang = draft.hasShebang
    changesItself = draft.changesItself
    problems = draft.problems.exactCopy
  }

  /// The facts of an empty file.
  package convenience init() { self.init(PythonFactsDraft()) }
}

/// The facts of a file that is being scanned; its room is used again for the next one.
struct PythonFactsDraft {
  var text: TextPool = TextPool()
  var lines: Int = 0
  var bytes: Int = 0
  var imports: [PythonImport] = []
  var bindings: [PythonBinding] = []
  var functions: [TextSpan] = []
  var importingFunctions: [TextSpan] = []
  var importsUnderOtherNames: Bool = false
  var guards: [PythonGuard] = []
  var calls: [PythonCall] = []
  var dynamicLoads: [DynamicLoad] = []
  var mentions: [StringMention] = []
  var lazyNames: [StringMention] = []
  var pathEdits: [PathEdit] = []
  var exports: [TextSpan] = []
  /// There is an `__all__`.
  var hasExports: Bool = false
  var exportsMore: Bool = false
  var hasGetattr: Bool = false
  var hasMainGuard: Bool = false
  var hasShebang: Bool = false
  var changesItself: Bool = false
  var problems: [Problem] = []

  mutating func removeAll() {
    text.removeAll()
    lines = 0
    bytes = 0
    imports.removeAll(keepingCapacity: true)
    bindings.removeAll(keepingCapacity: true)
    functions.removeAll(keepingCapacity: true)
    importingFunctions.removeAll(keepingCapacity: true)
    importsUnderOtherNames = false
    guards.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    dynamicLoads.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    lazyNames.removeAll(keepingCapacity: true)
    pathEdits.removeAll(keepingCapacity: true)
    exports.removeAll(keepingCapacity: true)
    hasExports = false
    exportsMore = false
    hasGetattr = false
    hasMainGuard = false
    hasShebang = false
    changesItself = false
    problems.removeAll(keepingCapacity: true)
  }
}

extension PythonFactsDraft {
  /// Notes what those who follow calls ask every file for.
  mutating func noteImportingFunctions() {
    // The imports of one function follow each other.
    var last: Int32 = -1
    for entry in imports {
      if entry.form == .from, !entry.alias.isEmpty { importsUnderOtherNames = true }
      guard entry.context == .deferred, entry.function >= 0, entry.function != last else {
        continue
      }
      last = entry.function
      importingFunctions.append(functions[Int(entry.function)])
    }
  }
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
