import Scanning

extension Interpreter {
  func loop(
    _ target: ExpressionID, _ iterable: ExpressionID?, _ body: Statement.Block,
    _ orElse: Statement.Block
  ) throws(Interruption) -> Flow {
    let value: Value = if let iterable { try evaluate(iterable) } else { .unknown }
    var flow = Flow.next
    let isKnown = try turns { () throws(Interruption) in
      var failure: Interruption?
      let isKnown = try self.each(of: value) { item throws(Interruption) in
        // What fails here is nothing to the generator that yielded the item.
        do throws(Interruption) {
          try self.assign(item, to: target)
          flow = try self.execute(body)
        } catch {
          failure = error
          return false
        }
        if case .continues = flow { flow = .next }
        if case .next = flow { return true }
        return false
      }
      if let failure { throw failure }
      return isKnown
    }
    guard let isKnown else { return given(up: body, binding: target) }
    if !isKnown {
      try refuseIteration(of: value)
      if mentionsImport(body) {
        note("what this loop goes through is not known; its body is left out")
      }
      bindUnknown(target)
      bindUnknown(turns: body)
      return .next
    }
    switch flow {
    case .returns: return flow
    case .breaks: return .next
    case .next, .continues: break
    }
    // There may be more to go through than is known.
    if isPartial(value) { bindUnknown(body) }
    return try execute(orElse)
  }

  func loop(
    while test: ExpressionID, _ body: Statement.Block, _ orElse: Statement.Block
  ) throws(Interruption) -> Flow {
    let flow = try turns { () throws(Interruption) -> Flow in
      while true {
        guard let holds = self.truth(of: try self.evaluate(test)) else {
          if self.mentionsImport(body) {
            self.note("the loop's test cannot be decided; its body is left out")
          }
          self.bindUnknown(body)
          return .breaks
        }
        if !holds { return .next }
        switch try self.execute(body) {
        case .next, .continues: continue
        case .breaks: return .breaks
        case .returns(let value): return .returns(value)
        }
      }
    }
    guard let flow else { return given(up: body, binding: nil) }
    switch flow {
    case .next: return try execute(orElse)
    case .returns: return flow
    case .breaks, .continues: return .next
    }
  }

  /// Runs the turns of a loop, with a limit of their own where nothing around them sets one; nil where that is too little.
  func turns<Result>(_ run: () throws(Interruption) -> Result) throws(Interruption) -> Result? {
    if fuel.isRepeating { return try run() }
    let line = frame.line
    guard let result = try bounded(by: fuel.loop, run) else {
      frame.line = line
      return nil
    }
    return result
  }

  private func given(up body: Statement.Block, binding target: ExpressionID?) -> Flow {
    note("this loop takes too many steps to be followed to its end")
    if let target { bindUnknown(target) }
    bindUnknown(body)
    return .next
  }

  func isPartial(_ value: Value) -> Bool {
    switch value {
    case .list(let list): list.isPartial
    case .dict(let dict): dict.isPartial
    default: false
    }
  }
}
