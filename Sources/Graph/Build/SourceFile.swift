package import Scanning

/// One source file of the scanned root and what its scanner found in it. An object, as all layers hand on thousands of them.
package final class SourceFile: Sendable {
  package enum Facts: Sendable {
    case python(PythonFacts)
    case swift(SwiftFacts, bytes: Int)
    /// A compiled module, of which only the presence is known.
    case opaque(bytes: Int)
  }

  package let path: SourcePath
  package let kind: UnitKind
  package let facts: Facts

  package init(path: SourcePath, kind: UnitKind, facts: Facts) {
    self.path = path
    self.kind = kind
    self.facts = facts
  }

  package var python: PythonFacts? {
    if case .python(let facts) = facts { return facts }
    return nil
  }

  var lines: Int {
    switch facts {
    case .python(let facts): facts.lines
    case .swift(let facts, _): facts.lines
    case .opaque: 0
    }
  }

  var bytes: Int {
    switch facts {
    case .python(let facts): facts.bytes
    case .swift(_, let bytes): bytes
    case .opaque(let bytes): bytes
    }
  }
}
