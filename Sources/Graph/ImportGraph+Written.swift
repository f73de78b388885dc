import Scanning

extension ImportGraph {
  /// The words in the source that an edge or an unresolved name stands for, on one line.
  package func written(_ place: WrittenPlace, of unit: UnitID) -> [UInt8] {
    let file = fileOfUnit[Int(unit.index)]
    guard file >= 0 else { return [] }
    switch files[Int(file)].facts {
    case .python(let facts): return facts.written(place)
    case .swift(let facts, _):
      guard case .swiftImport(let index) = place else { return [] }
      return Array("import \(facts.imports[Int(index)].module)".utf8)
    case .opaque: return []
    }
  }
}

extension PythonFacts {
  fileprivate func written(_ place: WrittenPlace) -> [UInt8] {
    switch place {
    case .statement(let start, let end): return statement(Int(start)..<Int(end))
    case .mention(let index): return quoted(text[mentions[Int(index)].text])
    case .lazyName(let index):
      return Array("attach(".utf8) + quoted(text[lazyNames[Int(index)].text]) + ")".utf8
    case .call(let index): return Array(text[calls[Int(index)].callee]) + "()".utf8
    case .load(let index): return load(dynamicLoads[Int(index)])
    case .swiftImport: return []
    }
  }

  private func statement(_ range: Range<Int>) -> [UInt8] {
    let first = imports[range.lowerBound]
    var result: [UInt8] = []
    if first.isLazy { result += "lazy ".utf8 }
    let verb = first.form == .cimport ? "cimport " : "import "
    if first.form == .import || first.form == .cimport && first.name.isEmpty {
      result += verb.utf8
      result += text[first.module]
      appendAlias(of: first, to: &result)
      return result
    }
    result += "from ".utf8
    result += repeatElement(UInt8(ascii: "."), count: Int(first.level))
    result += text[first.module]
    result += " \(verb)".utf8
    for index in range {
      if index > range.lowerBound { result += ", ".utf8 }
      result += text[imports[index].name]
      appendAlias(of: imports[index], to: &result)
    }
    return result
  }

  private func appendAlias(of entry: PythonImport, to result: inout [UInt8]) {
    guard !entry.alias.isEmpty else { return }
    result += " as ".utf8
    result += text[entry.alias]
  }

  private func load(_ load: DynamicLoad) -> [UInt8] {
    let name =
      switch load.loader {
      case .importModule: "import_module"
      case .builtin: "__import__"
      case .packageScan: "iter_modules"
      }
    let argument: [UInt8] =
      switch load.argument {
      case .constant(let span), .pattern(let span): quoted(text[span])
      case .unknown: Array("…".utf8)
      }
    return name.utf8 + [UInt8(ascii: "(")] + argument + [UInt8(ascii: ")")]
  }

  private func quoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
  }
}
