/// How an import is made to run later.
package enum LazyStrategy: String, CaseIterable, Hashable, Sendable {
  /// A package's `__init__` hands its names out on demand (PEP 562).
  case package
  /// An import that only annotations need goes under `TYPE_CHECKING`.
  case typeChecking = "type-checking"
  /// An import that only functions need goes into them.
  case local
  /// The imports that close a circle go into functions or under `TYPE_CHECKING`, all of them or none.
  case breakCycle = "break-cycle"
  /// `lazy import`, from Python 3.15 on.
  case lazyImport = "lazy-import"
  /// `__lazy_modules__`, which older Pythons pass by.
  case lazyModules = "lazy-modules"
  /// A folder that is put on `sys.path` and is there anyway is not put there any more.
  case pathHack = "path-hack"

  /// An empty class that stands in for one that could not be imported says so when it is asked for something.
  case placeholder

  /// It changes something else than when imports run, and is planned by itself.
  package var standsAlone: Bool { self == .pathHack || self == .placeholder }
}
