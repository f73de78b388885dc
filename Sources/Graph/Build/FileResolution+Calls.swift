import Scanning

/// A function of the repository that a module calls while it is being imported.
struct CalledFunction: Hashable {
  let file: Int32
  /// An index into `PythonFacts.functions` of that file.
  let function: Int32
  /// An index into `PythonFacts.calls` of the calling file.
  let call: UInt32
}

extension FileResolution {
  /// The calls of this file that reach a function with an import inside.
  func calledFunctions() -> [CalledFunction] {
    var found: [CalledFunction] = []
    for (index, call) in facts.calls.enumerated() {
      let callee = facts.text[call.callee]
      let last = callee.lastIndex(of: UInt8(ascii: ".")).map { callee[($0 + 1)...] } ?? callee
      guard resolver.importingFunctions.contains(last) else { continue }
      if let target = function(called: callee) {
        found.append(
          CalledFunction(file: target.file, function: target.function, call: UInt32(index)))
      }
    }
    return found
  }

  private func function(called callee: ArraySlice<UInt8>) -> (file: Int32, function: Int32)? {
    guard let dot = callee.lastIndex(of: UInt8(ascii: ".")) else {
      if let own = facts.functionIndex(callee) { return (file, own) }
      return imported(callee, in: file, depth: 0)
    }
    guard let module = module(expressed: callee[..<dot]) else { return nil }
    return exported(callee[(dot + 1)...], by: module, depth: 0)
  }

  /// The function that `name`, bound by an import of `file`, is in the end.
  private func imported(
    _ name: ArraySlice<UInt8>, in file: Int32, depth: Int
  ) -> (file: Int32, function: Int32)? {
    guard depth < 4, let facts = resolver.files[Int(file)].python else { return nil }
    for entry in facts.imports where entry.form == .from && entry.context == .eager {
      guard facts.text.equals(entry.boundName, name),
        let origin = resolver.origin(of: entry, facts, folder: resolver.folder(of: file)),
        case .file(let source) = origin.last, source != file
      else { continue }
      return exported(facts.text[entry.name], by: source, depth: depth + 1)
    }
    return nil
  }

  private func exported(
    _ name: ArraySlice<UInt8>, by file: Int32, depth: Int
  ) -> (file: Int32, function: Int32)? {
    guard let facts = resolver.files[Int(file)].python else { return nil }
    if let own = facts.functionIndex(name) { return (file, own) }
    return imported(name, in: file, depth: depth)
  }

  /// The file of the module that a dotted expression of this file names.
  private func module(expressed name: ArraySlice<UInt8>) -> Int32? {
    for entry in facts.imports where entry.context == .eager {
      var walk: PythonResolver.Walk?
      if entry.form == .import {
        let written = entry.alias.isEmpty ? entry.module : entry.alias
        guard facts.text.equals(written, name) else { continue }
        if case .found(let found) = resolver.lookUp(facts.text[entry.module], from: folder) {
          walk = found
        }
      } else {
        guard facts.text.equals(entry.boundName, name),
          let origin = resolver.origin(of: entry, facts, folder: folder), origin.folder >= 0,
          let step = resolver.step(facts.text[entry.name], in: origin.folder)
        else { continue }
        if case .file(let index) = step.target { return index }
      }
      if let walk, case .file(let index) = walk.last { return index }
    }
    return nil
  }
}

extension PythonFacts {
  func functionIndex(_ name: ArraySlice<UInt8>) -> Int32? {
    functions.lastIndex { text.equals($0, name) }.map { Int32($0) }
  }
}
