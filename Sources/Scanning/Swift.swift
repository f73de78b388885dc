package struct SwiftFacts: Sendable { package var imports: [SwiftImport] = []; package var lines = 0; package var bytes = 0
}
package struct SwiftImport: Sendable { package let line: Int; package let column: Int; package let path: [String]; package let conditional: Bool
  package var module: String { path.joined(separator: ".") }
}
