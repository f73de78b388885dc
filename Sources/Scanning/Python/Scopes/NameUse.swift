/// One place where a source reads, binds or mentions a name.
package struct NameUse: Sendable {
  package enum Role: UInt8, Sendable {
    case read
    /// The target of an assignment, a loop, a `with`, a handler or a pattern.
    case assign
    /// The target of `+=` and its like, which is read and bound.
    case augment
    case delete
    /// `x: int` without a value, which binds nothing.
    case declare
    case `import`
    case define
    case parameter
    case typeParameter
    /// Named by `global` or `nonlocal`.
    case outer
  }

  /// When a place is reached.
  package enum Moment: UInt8, Sendable {
    /// While the module is imported, unless a test around it says no.
    case `import`
    /// When a function around it is called.
    case call
    /// With the definition, in an annotation; on demand from Python 3.14 on.
    case annotation
    /// In an annotation that is kept as text and evaluated by whoever asks for it.
    case postponed
    /// In a string within an annotation.
    case quoted
    /// Never: the annotation of a function's own variable.
    case never
    /// Under `TYPE_CHECKING`.
    case typing
  }

  package let symbol: SymbolID
  /// Of the name as it is written; of the whole string where it stands in one.
  package let range: ByteRange
  package let role: Role
  package let moment: Moment
  /// A loop or a comprehension around it, within its function, may reach it many times.
  package let isInLoop: Bool
  /// The statement it stands in; a compound statement for what stands in its header.
  package let statement: StatementID
  /// The row of the tree that names it.
  let node: UInt32

  /// The name as an expression; nil where it is bound by something else.
  package func expression(in tree: PythonTree) -> ExpressionID? {
    guard moment != .quoted, tree.nodes[Int(node)].kind == .name else { return nil }
    return ExpressionID(index: node)
  }

  /// The part of an import that binds it; nil where no import does.
  package var alias: AliasID? { role == .import ? AliasID(index: node) : nil }
}
