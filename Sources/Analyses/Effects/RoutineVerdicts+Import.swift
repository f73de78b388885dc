import Scanning

// What the deeds of a module do to others when it is imported.
extension RoutineVerdicts {
  /// What a deed of a module's import does to others, in words; nil where nothing.
  func effect(of deed: Deed, in outline: ModuleOutline) -> String? {
    switch deed.kind {
    case .certain(let text): return text
    case .ownChange: return nil
    case .call(let callee, let usage, let isCurried, let handsOnForeign):
      return effect(
        of: callee, usage, isCurried: isCurried, handsOnForeign: handsOnForeign, in: outline)
    case .classCreation(let name, let bases, let metaclass):
      return effect(ofMaking: name, bases, metaclass, in: outline)
    }
  }

  private func effect(
    of callee: Callee, _ usage: Deed.Usage, isCurried: Bool, handsOnForeign: Bool,
    in outline: ModuleOutline
  ) -> String? {
    switch find(callee, in: outline) {
    case .outside(let name)?:
      if handsOnForeign, KnownCalls.isAbstractRegistration(name) {
        return "\(word(usage)) \(name)"
      }
      return effect(ofOutside: name, usage)
    case .object?:
      guard case .imported(let full) = callee else { return nil }
      let last = full.split(separator: ".").last.map(String.init) ?? ""
      return usage != .kept || KnownCalls.changes(last) ? "\(word(usage)) \(full)" : nil
    case .routine?:
      for target in targets(of: callee, isCurried: isCurried, in: outline) {
        switch verdicts[target] ?? .clean {
        case .clean: break
        case .changes(let module) where module == outline.module: break
        case .changes, .felt:
          return "\(word(usage)) \(target.name), which \(causes[target] ?? "")"
        }
        if handsOnForeign, usage != .decorates,
          outlines[target.module]?.routines[target.name]?.changesArguments == true,
          !target.name.hasSuffix("__init__")
        {
          return "calls \(target.name), which changes what it is given"
        }
      }
      return nil
    case nil:
      guard usage != .kept, case .imported(let full) = callee else { return nil }
      return "\(word(usage)) \(full)"
    }
  }

  private func word(_ usage: Deed.Usage) -> String {
    usage == .decorates ? "is decorated with" : "calls"
  }

  private func effect(ofOutside name: String, _ usage: Deed.Usage) -> String? {
    if KnownCalls.isHarmful(name) { return "\(word(usage)) \(name)" }
    if KnownCalls.isAbstractRegistration(name) { return nil }
    let parts = name.split(separator: ".")
    let top = parts.first.map(String.init) ?? ""
    let last = parts.last.map(String.init) ?? ""
    if isStandard(top) {
      switch usage {
      case .kept: return nil
      case .decorates: return last == "register" ? "is decorated with \(name)" : nil
      case .dropped: return KnownCalls.harmlessWhenDropped.contains(name) ? nil : "calls \(name)"
      }
    }
    switch usage {
    case .kept: return nil
    case .decorates:
      let isPlain =
        KnownCalls.plainDecorators.contains(top) || KnownCalls.plainDecoratorNames.contains(last)
      return isPlain && last != "register" ? nil : "is decorated with \(name)"
    case .dropped: return "calls \(name)"
    }
  }

  func effect(
    ofMaking name: String, _ bases: [Callee], _ metaclass: Callee?, in outline: ModuleOutline
  ) -> String? {
    var pending = bases
    var places = pending.map { _ in outline }
    var seen: Set<Key> = []
    if let metaclass, let why = effect(ofMetaclass: metaclass, in: outline) {
      return "class \(name) is made by \(why)"
    }
    while !pending.isEmpty {
      let base = pending.removeFirst()
      let around = places.removeFirst()
      switch find(base, in: around) {
      case .outside(let full)?:
        let registers = KnownCalls.registeringBases.contains {
          full == $0 || full.hasPrefix($0 + ".")
        }
        if registers { return "class \(name) is registered by its base \(full)" }
        if full.hasPrefix("enum.") {
          // Its members are made with the class.
          for method in ["__init__", "__new__", "_generate_next_value_"] {
            let key = Key(module: outline.module, name: "\(name).\(method)")
            if let verdict = verdicts[key], verdict != .clean,
              verdict != .changes(module: outline.module)
            {
              return "making members calls \(key.name), which \(causes[key] ?? "")"
            }
          }
        }
      case .routine(let key)?:
        guard seen.insert(key).inserted, let next = outlines[key.module],
          let routine = next.routines[key.name]
        else { continue }
        if let place = asker ?? askers[key] {
          return
            "class \(name) has the base \(key.name), and subclasses are asked for at \(place)"
        }
        let hook = Key(module: key.module, name: "\(key.name).__init_subclass__")
        switch verdicts[hook] ?? .clean {
        case .clean: break
        case .changes, .felt:
          return "class \(name) is noted by \(hook.name), which \(causes[hook] ?? "")"
        }
        if let hookRoutine = next.routines[hook.name], hookRoutine.changesClass {
          return
            "class \(name) is noted by \(hook.name) at \(next.path.display):\(hookRoutine.line)"
        }
        if let metaclass = routine.metaclass, let why = effect(ofMetaclass: metaclass, in: next) {
          return "class \(name) is made by \(why)"
        }
        for further in routine.bases {
          pending.append(further)
          places.append(next)
        }
      case .object?, nil: continue
      }
    }
    return nil
  }

  private func effect(ofMetaclass metaclass: Callee, in outline: ModuleOutline) -> String? {
    guard case .routine(let key)? = find(metaclass, in: outline) else { return nil }
    for method in ["__new__", "__init__", "__prepare__"] {
      guard let body = self.method(method, of: key) else { continue }
      switch verdicts[body] ?? .clean {
      case .clean:
        if let routine = outlines[body.module]?.routines[body.name], routine.changesClass {
          return "\(body.name) at \(outlines[body.module]?.path.display ?? ""):\(routine.line)"
        }
      case .changes, .felt: return "\(body.name), which \(causes[body] ?? "")"
      }
    }
    return nil
  }
}
