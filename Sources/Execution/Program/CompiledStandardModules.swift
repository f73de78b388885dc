/// What those modules of the standard library import that are written in C, where anything is known of that.
///
/// Compared with CPython 3.10 to 3.13; what a module needs that is loaded before it in any case is left out.
enum CompiledStandardModules {
  static func imports(of name: String) -> [String] {
    switch name {
    case "_curses_panel": ["_curses"]
    case "_decimal": ["numbers", "collections"]
    case "_elementtree": ["copy", "pyexpat"]
    case "_pickle": ["copyreg", "_compat_pickle", "functools"]
    case "_sqlite3": ["functools"]
    case "_ssl": ["_socket"]
    case "_zoneinfo": ["_datetime"]
    case "array": ["collections.abc"]
    default: []
    }
  }

  /// The modules that it makes itself.
  static func parts(of name: String) -> [String] {
    name == "pyexpat" ? ["pyexpat.errors", "pyexpat.model"] : []
  }
}

extension Interpreter {
  /// Imports what a compiled module of the standard library does; only where that library is the program.
  func runCompiledStandard(_ name: String) throws(Interruption) {
    guard program.settings.isStandardLibrary else { return }
    for part in CompiledStandardModules.parts(of: name) where modules[part] == nil {
      recorder?.ask(for: part, in: frame)
      recorder?.load(part, in: frame)
      modules[part] = (.external(part), moment())
    }
    for other in CompiledStandardModules.imports(of: name) {
      do throws(Interruption) {
        _ = try importModule(other)
      } catch {
        guard case .raised = error else { throw error }
      }
    }
  }
}
