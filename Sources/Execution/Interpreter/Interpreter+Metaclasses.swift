import Scanning

/// What a metaclass imports when it makes a class.
///
/// Such code asks the class about itself, which is not followed. So it is not run: the functions that it names are looked
/// through, and the imports they begin with or come to in any case are taken to happen.
extension Interpreter {
  /// For a class with a base that has a metaclass: the first class of its kind metaclasses usually leave alone.
  func runMetaclass(of type: ClassObject) throws(Interruption) {
    if let metaclass = type.metaclass ?? type.inheritedMetaclass { noteUses(by: metaclass) }
    guard let metaclass = type.inheritedMetaclass else { return }
    // One that stands on another hands the work on to it.
    for type in metaclass.ancestry {
      for name in [names.new, names.initializer] {
        guard case .function(let function)? = type.scope[name],
          metaclasses.insert(function.key).inserted
        else { continue }
        let before = modules.count
        for reached in named(by: function) { try runImports(of: reached) }
        if modules.count > before {
          note("what the metaclass \(type.name) imports is guessed from the functions it names")
        }
      }
    }
  }

  /// What a metaclass calls, and that calls in turn, may use whatever its file names.
  private func noteUses(by metaclass: ClassObject) {
    guard let recorder else { return }
    for type in metaclass.ancestry {
      guard
        let function = [names.new, names.initializer].lazy.compactMap({ name -> FunctionObject? in
          if case .function(let function)? = type.scope[name] { function } else { nil }
        }).first
      else { continue }
      let scope = function.module.scope
      for symbol in scope.order
      where recorder.isBound(symbol, in: scope) && function.source.words[text(symbol)] > 1 {
        recorder.use(symbol, of: scope, in: frame)
      }
    }
  }

  /// The functions that the text of a function names in calls, and those that theirs do, nearest first.
  private func named(by function: FunctionObject) -> [FunctionObject] {
    var found = [function]
    var seen: Set<DefinitionKey> = [function.key]
    var index = 0
    while index < found.count, found.count < 64 {
      let current = found[index]
      index += 1
      guard case .block(let body) = current.body, let first = body.first, let last = body.last
      else {
        continue
      }
      let tree = current.source.tree
      let range = ByteRange(Int(tree.range(of: first).start), Int(tree.range(of: last).end))
      for symbol in current.module.scope.order {
        guard case .function(let next)? = current.module.scope[symbol], !seen.contains(next.key),
          current.source.mentions(" \(text(symbol))(", in: range)
        else { continue }
        seen.insert(next.key)
        found.append(next)
      }
    }
    return found
  }

  /// The imports among a function's own statements, those that depend on a test left out.
  private func runImports(of function: FunctionObject) throws(Interruption) {
    guard case .block(let body) = function.body, function.mayImport else { return }
    let outer = frame
    let inner = Frame(
      module: function.module, source: function.source, scope: Scope(.function, outer: nil),
      caller: outer)
    inner.handlers.append(["Exception"])
    frame = inner
    importHandlers += 1
    defer {
      frame = outer
      importHandlers -= 1
    }
    for id in body {
      switch function.source.tree.statement(id) {
      case .import, .importFrom: break
      default: continue
      }
      do throws(Interruption) {
        _ = try execute(id)
      } catch {
        guard case .raised = error else { throw error }
      }
    }
  }
}
