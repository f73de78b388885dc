extension PythonTree {
  /// The offset of the first call or class that gives a keyword argument twice, which Python's compiler refuses.
  package func firstRepeatedKeyword() -> UInt32? {
    var first: UInt32?
    for (index, node) in nodes.enumerated() where node.start < first ?? .max {
      let keywords: ArenaList<KeywordID>
      switch node.kind {
      case .call:
        guard case .call(_, _, let list) = expression(ExpressionID(index: UInt32(index))) else {
          continue
        }
        keywords = list
      case .classDefinition:
        guard case .classDefinition(let definition) = statement(StatementID(index: UInt32(index)))
        else { continue }
        keywords = definition.keywords
      default: continue
      }
      guard keywords.count > 1 else { continue }
      var seen: Set<NameID> = []
      let isRepeated = keywords.contains { id in
        guard let name = keyword(id).name else { return false }
        return !seen.insert(name).inserted
      }
      if isRepeated { first = node.start }
    }
    return first
  }
}
