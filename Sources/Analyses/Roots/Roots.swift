/// Everything that starts code of a repository without an import statement.
package struct Roots: Sendable {
  /// By unit, the firm before the weak, then by purpose and place; without repetitions.
  package let all: [Root]

  package init(_ found: some Sequence<Root>) {
    all = Set(found).sorted { left, right in
      (left.unit, left.strength, left.purpose, left.evidence)
        < (right.unit, right.strength, right.purpose, right.evidence)
    }
  }
}
