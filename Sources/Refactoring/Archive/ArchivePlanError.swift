package import Manifests
package import Scanning

/// Why a text is no plan that may be carried out.
package enum ArchivePlanError: Error, Hashable, Sendable {
  case notJSON(JSONError)
  case notAPlan(schema: String?)
  case newer(schema: String)
  case missing(key: String, line: Int)
  case wrong(key: String, line: Int, why: String)
  case unsafePath(String, line: Int, why: String)
  case repeated(SourcePath, line: Int)
  /// Two files would lie in each other's way, at least where names are compared without regard to case.
  case collision(SourcePath, SourcePath)
  case empty

  /// What was wrong and what to do; whoever reads the file puts its name before it.
  package var message: String {
    switch self {
    case .notJSON(let error): "is no JSON: \(error)"
    case .notAPlan(let schema):
      "is no archive plan"
        + (schema.map { ": its schema is \"\($0)\"" } ?? ": it has no \"schema\"")
        + "; `pollard archive plan -o FILE` writes one"
    case .newer(let schema):
      "was written by a newer Pollard (\(schema)); update Pollard, or plan again"
    case .missing(let key, let line): "line \(line): \"\(key)\" is missing; plan again"
    case .wrong(let key, let line, let why): "line \(line): \"\(key)\" \(why); plan again"
    case .unsafePath(let path, let line, let why):
      "line \(line): the path \"\(path)\" \(why); plan again, or take the move out"
    case .repeated(let path, let line):
      "line \(line): \(path.display) comes twice; take one of the moves out"
    case .collision(let one, let other):
      "\(one.display) and \(other.display) would be one file where names are compared without case; archive one of them in a plan of its own"
    case .empty: "has no moves: there is nothing to do"
    }
  }
}
