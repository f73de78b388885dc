extension ScopeWalk {
  // MARK: Functions

  mutating func visit(_ function: FunctionDefinition, _ id: StatementID, _ place: Place) {
    pushBinding(function.name, place, as: .define, node: id.index)
    pending.append(.function(id, function, place))
    for parameter in function.parameters.reversed() {
      push(tree.parameter(parameter).defaultValue, place)
    }
    push(function.decorators, place)
  }

  /// Opens a function's own scopes, once its decorators and defaults are done with.
  mutating func open(_ function: FunctionDefinition, _ id: StatementID, _ place: Place) {
    let range = tree.range(of: id)
    var around = place
    if !function.typeParameters.isEmpty {
      around.scope = open(.typeParameters, function.name.name, range, in: place)
    }
    let inside = around.with {
      $0.scope = open(.function, function.name.name, range, in: around)
      if $0.moment != .typing { $0.moment = .call }
      $0.isInLoop = false
    }
    push(function.body, inside)
    bind(function.parameters, inside)
    if let returns = function.returns { pending.append(.annotation(returns, around)) }
    for parameter in function.parameters.reversed() {
      guard let annotation = tree.parameter(parameter).annotation else { continue }
      pending.append(.annotation(annotation, around))
    }
    if !function.typeParameters.isEmpty {
      pending.append(.typeParameters(function.typeParameters, around))
    }
  }

  func occurrence(of id: ParameterID) -> NameOccurrence {
    let parameter = tree.parameter(id)
    let start = Int(tree.range(of: id).start)
    let count = tree.names.bytes(of: parameter.name).count
    return NameOccurrence(name: parameter.name, range: ByteRange(start, start + count))
  }

  mutating func bind(_ parameters: ArenaList<ParameterID>, _ place: Place) {
    for id in parameters {
      let occurrence = occurrence(of: id)
      note(
        occurrence.name, occurrence.range, .parameter, .parameter, node: id.index, place)
    }
  }

  // MARK: Classes

  mutating func visit(_ definition: ClassDefinition, _ id: StatementID, _ place: Place) {
    pushBinding(definition.name, place, as: .define, node: id.index)
    pending.append(.class(id, definition, place))
    push(definition.decorators, place)
  }

  mutating func open(_ definition: ClassDefinition, _ id: StatementID, _ place: Place) {
    let range = tree.range(of: id)
    var around = place
    if !definition.typeParameters.isEmpty {
      around.scope = open(.typeParameters, definition.name.name, range, in: place)
      // The class's own parameters are private to it, though its header stands outside.
      around.owner = definition.name.name
      around.mangled = definition.typeParameters.map { tree.typeParameter($0).name.name }
    }
    let inside = around.with {
      $0.scope = open(.class, definition.name.name, range, in: around)
      $0.owner = definition.name.name
      $0.mangled = nil
    }
    push(definition.body, inside)
    push(definition.keywords, around)
    push(definition.bases, around)
    if !definition.typeParameters.isEmpty {
      pending.append(.typeParameters(definition.typeParameters, around))
    }
  }

  // MARK: Type parameters

  mutating func visit(_ parameters: ArenaList<TypeParameterID>, _ place: Place) {
    for id in parameters.reversed() {
      let parameter = tree.typeParameter(id)
      for value in [parameter.defaultValue, parameter.bound] {
        guard let value else { continue }
        let scope = open(
          .typeVariable, parameter.name.name, tree.range(of: id), in: place)
        push(value, place.with { $0.scope = scope })
      }
      guard !parameter.name.range.isEmpty else { continue }
      pending.append(
        .binding(
          parameter.name.name, parameter.name.range, .typeParameter, [.typeParameter, .assigned],
          node: id.index, place))
    }
  }

  mutating func visitAlias(
    _ name: ExpressionID, _ parameters: ArenaList<TypeParameterID>, _ value: ExpressionID,
    _ id: StatementID, _ place: Place
  ) {
    var identifier: NameID?
    if case .name(let name) = tree.expression(name) { identifier = name }
    var around = place
    if !parameters.isEmpty {
      around.scope = open(.typeParameters, identifier, tree.range(of: id), in: place)
    }
    let inside = around.with {
      $0.scope = open(.typeAlias, identifier, tree.range(of: id), in: around)
      if $0.moment == .import { $0.moment = .annotation }
    }
    push(value, inside)
    if !parameters.isEmpty { pending.append(.typeParameters(parameters, around)) }
    push(name, place, as: .assign)
  }
}
