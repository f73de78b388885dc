import Scanning

/// What calling the functions of a repository does, and making classes of its classes.
struct RoutineVerdicts {
  /// How far what a call does reaches.
  enum Verdict: Equatable {
    case clean
    /// It changes what belongs to one module.
    case changes(module: String)
    case felt
  }

  /// A function of one module.
  struct Key: Hashable {
    let module: String
    let name: String
  }

  /// What a name turns out to be.
  enum Found {
    case routine(Key)
    /// Something of the repository that is no function or class.
    case object
    case outside(String)
  }

  let outlines: [String: ModuleOutline]
  let isStandard: (String) -> Bool
  /// Where any class may be asked for its subclasses.
  private(set) var asker: String?
  /// Where those of one class are asked for.
  private(set) var askers: [Key: String] = [:]
  private(set) var verdicts: [Key: Verdict] = [:]
  /// The first thing that made it so, in words.
  private(set) var causes: [Key: String] = [:]

  init(of outlines: [ModuleOutline], isStandard: @escaping (String) -> Bool) {
    self.outlines = Dictionary(
      outlines.map { ($0.module, $0) }, uniquingKeysWith: { first, _ in first })
    self.isStandard = isStandard
    for outline in outlines {
      for question in outline.subclassQuestions {
        let place = "\(outline.path.display):\(question.line)"
        if let type = question.type, let key = plainClass(type, in: outline) {
          askers[key] = askers[key] ?? place
        } else {
          asker = asker ?? place
        }
      }
    }
    spread(outlines)
  }

  /// A class of the repository that is no metaclass, as none of its bases could be one; nil for anything else.
  private func plainClass(_ type: Callee, in outline: ModuleOutline) -> Key? {
    guard case .routine(let key)? = find(type, in: outline),
      outlines[key.module]?.routines[key.name]?.isClass == true
    else { return nil }
    var pending = [key]
    var seen: Set<Key> = [key]
    while let key = pending.popLast() {
      guard let outline = outlines[key.module], let routine = outline.routines[key.name] else {
        return nil
      }
      guard routine.basesAreNamed else { return nil }
      for base in routine.bases {
        switch find(base, in: outline) {
        case .routine(let next)?: if seen.insert(next).inserted { pending.append(next) }
        case .outside(let full)? where KnownCalls.plainBases.contains(full): continue
        case .outside, .object, nil: return nil
        }
      }
    }
    return key
  }

  /// What functions do themselves, handed on to those that call them until nothing changes; a verdict grows twice at most.
  private mutating func spread(_ outlines: [ModuleOutline]) {
    var callers: [Key: [(caller: Key, line: Int)]] = [:]
    var pending: [Key] = []
    for outline in outlines {
      for (name, routine) in outline.routines.sorted(by: { $0.key < $1.key }) {
        let key = Key(module: outline.module, name: name)
        for deed in routine.deeds {
          let place = "\(outline.path.display):\(deed.line)"
          switch deed.kind {
          case .certain(let text): join(key, .felt, "\(text) at \(place)")
          case .ownChange(let text):
            join(key, .changes(module: outline.module), "\(text) at \(place)")
          case .call(let callee, let usage, let isCurried, _):
            for target in targets(of: callee, isCurried: isCurried, in: outline) {
              callers[target, default: []].append((key, deed.line))
            }
            if case .imported(let full) = callee, case .outside(let name)? = find(full),
              KnownCalls.isHarmful(name)
            {
              join(key, .felt, "calls \(name) at \(place)")
            }
            if case .imported(let full) = callee, case .object? = find(full),
              let last = full.split(separator: ".").last, KnownCalls.changes(String(last)),
              usage == .dropped
            {
              join(key, .felt, "calls \(full) at \(place)")
            }
          case .classCreation: break
          }
        }
        if verdicts[key] != nil { pending.append(key) }
      }
    }
    propagate(pending, callers)
    // Whether making a class is felt depends on what its bases' functions do.
    pending = []
    for outline in outlines {
      for (name, routine) in outline.routines.sorted(by: { $0.key < $1.key }) where !routine.isClass
      {
        for deed in routine.deeds {
          guard case .classCreation(let type, let bases, let metaclass) = deed.kind,
            let why = effect(ofMaking: type, bases, metaclass, in: outline)
          else { continue }
          let key = Key(module: outline.module, name: name)
          join(key, .felt, "\(why) at \(outline.path.display):\(deed.line)")
          pending.append(key)
        }
      }
    }
    propagate(pending, callers)
  }

  private mutating func propagate(_ start: [Key], _ callers: [Key: [(caller: Key, line: Int)]]) {
    var pending = start
    while let key = pending.popLast() {
      guard let verdict = verdicts[key] else { continue }
      for (caller, line) in callers[key] ?? [] {
        let before = verdicts[caller]
        let place = self.outlines[caller.module]?.path.display ?? ""
        join(
          caller, verdict,
          "calls \(key.name) at \(place):\(line), which \(causes[key] ?? "")")
        if verdicts[caller] != before { pending.append(caller) }
      }
    }
  }

  private mutating func join(_ key: Key, _ verdict: Verdict, _ cause: String) {
    let known = verdicts[key] ?? .clean
    let joined: Verdict =
      switch (known, verdict) {
      case (.clean, let other), (let other, .clean): other
      case (.changes(let left), .changes(let right)) where left == right: known
      default: .felt
      }
    guard joined != known else { return }
    verdicts[key] = joined
    // A long chain says no more than its ends.
    causes[key] = cause.utf8.count > 400 ? String(cause.prefix(399)) + "…" : cause
  }

  // MARK: Finding

  /// The functions that a call runs.
  func targets(of callee: Callee, isCurried: Bool, in outline: ModuleOutline) -> [Key] {
    guard case .routine(let key)? = find(callee, in: outline) else { return [] }
    var found = bodies(of: key)
    if isCurried {
      if outlines[key.module]?.routines[key.name]?.isClass == true,
        let body = method("__call__", of: key)
      {
        found.append(body)
      }
      for key in found {
        for inner in outlines[key.module]?.routines[key.name]?.inner ?? [] {
          found.append(Key(module: key.module, name: inner))
        }
      }
    }
    return found
  }

  /// Of a function itself; of a class what makes an instance of it.
  private func bodies(of key: Key) -> [Key] {
    guard outlines[key.module]?.routines[key.name]?.isClass == true else { return [key] }
    return ["__init__", "__new__", "__post_init__", "__set_name__"].compactMap {
      method($0, of: key)
    }
  }

  func find(_ callee: Callee, in outline: ModuleOutline) -> Found? {
    switch callee {
    case .imported(let full): return find(full)
    case .own(let name): return find(own: name, in: outline)
    case .inherited(let type, let method):
      let key = Key(module: outline.module, name: type)
      return self.method(method, of: key, fromBases: true).map { .routine($0) }
    case .ofInstance(let type, let method):
      guard case .routine(let key)? = find(type, in: outline) else { return nil }
      return self.method(method, of: key).map { .routine($0) }
    }
  }

  private func find(own name: String, in outline: ModuleOutline) -> Found? {
    if outline.routines[name] != nil { return .routine(Key(module: outline.module, name: name)) }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return .object }
    let type = String(name[..<dot])
    guard outline.routines[type]?.isClass == true else { return .object }
    let method = String(name[name.utf8.index(after: dot)...])
    return self.method(method, of: Key(module: outline.module, name: type)).map { .routine($0) }
  }

  /// What a full name stands for, followed through modules that hand it on.
  private func find(_ full: String) -> Found? {
    var full = full
    for _ in 0..<8 {
      var parts = full.split(separator: ".")
      var rest: [Substring] = []
      while !parts.isEmpty, outlines[parts.joined(separator: ".")] == nil {
        rest.insert(parts.removeLast(), at: 0)
      }
      guard let outline = outlines[parts.joined(separator: ".")] else { return .outside(full) }
      guard let first = rest.first else { return .object }
      let name = rest.joined(separator: ".")
      if outline.routines[String(first)] != nil { return find(own: name, in: outline) }
      if let handedOn = outline.imported[String(first)] {
        full = ([handedOn] + rest.dropFirst().map(String.init)).joined(separator: ".")
        continue
      }
      let star = outline.stars.first { star in
        outlines[star].map {
          $0.routines[String(first)] != nil || $0.imported[String(first)] != nil
        } ?? false
      }
      guard let star else { return .object }
      full = "\(star).\(name)"
    }
    return nil
  }

  /// A method by its name, looked for in a class and its bases in the repository.
  func method(_ name: String, of key: Key, fromBases: Bool = false) -> Key? {
    var pending = [key]
    var seen: Set<Key> = []
    while !pending.isEmpty {
      let type = pending.removeFirst()
      guard seen.insert(type).inserted, seen.count < 64, let outline = outlines[type.module],
        let routine = outline.routines[type.name]
      else { continue }
      let own = "\(type.name).\(name)"
      if !(fromBases && type == key), outline.routines[own] != nil {
        return Key(module: type.module, name: own)
      }
      for base in routine.bases {
        if case .routine(let next)? = find(base, in: outline) { pending.append(next) }
      }
    }
    return nil
  }
}
