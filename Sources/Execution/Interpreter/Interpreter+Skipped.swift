import Scanning

extension Interpreter {
  /// Binds the names that a loop would bind which is left out although it runs.
  func bindUnknown(turns body: Statement.Block) {
    let wasOverwriting = isOverwriting
    isOverwriting = true
    defer { isOverwriting = wasOverwriting }
    bindUnknown(body)
  }

  /// Binds the names that skipped statements would bind, where they are not bound yet.
  func bindUnknown(_ block: Statement.Block) {
    if !block.isEmpty { hasSkipped = true }
    for id in block { bindUnknown(in: id) }
  }

  func bindUnknown(in id: StatementID) {
    guard let source = frame.source else { return }
    switch source.tree.statement(id) {
    case .assign(let targets, _):
      for target in targets { bindUnknown(target) }
    case .augmentedAssign(let target, _, _):
      if isOverwriting { bindUnknown(target) }
    case .annotatedAssign(let target, _, let value, _):
      if value != nil { bindUnknown(target) }
    case .functionDefinition(let definition):
      bindUnknown(source.symbol(definition.name.name))
    case .classDefinition(let definition):
      bindUnknown(source.symbol(definition.name.name))
    case .import(let aliases, _):
      for id in aliases {
        let alias = source.tree.alias(id)
        if let name = alias.asName ?? alias.parts.first { bindUnknown(source.symbol(name.name)) }
      }
    case .importFrom(_, _, let aliases, _):
      for id in aliases {
        let alias = source.tree.alias(id)
        if let name = alias.asName ?? alias.parts.first {
          bindUnknown(source.symbol(name.name))
        } else {
          frame.scope.isOpen = true
        }
      }
    case .if(_, let body, let orElse), .while(_, let body, let orElse):
      bindUnknown(body)
      bindUnknown(orElse)
    case .for(let target, _, let body, let orElse, _):
      bindUnknown(target)
      bindUnknown(body)
      bindUnknown(orElse)
    case .with(_, let body, _): bindUnknown(body)
    case .try(let statement):
      bindUnknown(statement.body)
      for handler in statement.handlers { bindUnknown(source.tree.handler(handler).body) }
      bindUnknown(statement.orElse)
      bindUnknown(statement.finally)
    case .match(_, let cases):
      for clause in cases { bindUnknown(source.tree.matchCase(clause).body) }
    case .expression(let value):
      blur(value)
      if ["globals(", "setattr(", "exec(", "locals(", "vars(", "__dict__"].contains(where: {
        source.mentions($0, in: source.tree.range(of: id))
      }) {
        frame.scope.isOpen = true
      }
    default: break
    }
  }

  func bindUnknown(_ target: ExpressionID) {
    guard let source = frame.source else { return }
    switch source.tree.expression(target) {
    case .name(let name): bindUnknown(source.symbol(name))
    case .tuple(let items), .list(let items):
      for item in items { bindUnknown(item) }
    case .starred(let inner): bindUnknown(inner)
    case .subscript(let owner, _):
      switch source.tree.expression(owner) {
      case .call: frame.scope.isOpen = true
      case .attribute(_, let name) where source.tree.names[name] == "__dict__":
        frame.scope.isOpen = true
      default: break
      }
      blurOwner(owner)
    default: break
    }
  }

  /// A method that was not called may have changed what it is a method of.
  private func blur(_ call: ExpressionID) {
    guard let source = frame.source, case .call(let function, _, _) = source.tree.expression(call),
      case .attribute(let owner, _) = source.tree.expression(function)
    else { return }
    blurOwner(owner)
  }

  private func blurOwner(_ owner: ExpressionID) {
    guard let source = frame.source, case .name(let name) = source.tree.expression(owner) else {
      return
    }
    let symbol = source.symbol(name)
    switch frame.scope[symbol] ?? frame.module.scope[symbol] {
    case .list(let list)?: list.isPartial = true
    case .dict(let dict)?: dict.isPartial = true
    case .namespace(let scope)?: scope.isOpen = true
    default: break
    }
  }

  func bindUnknown(_ symbol: Symbol) {
    if isOverwriting || frame.scope[symbol] == nil { assign(symbol, .unknown) }
  }
}
