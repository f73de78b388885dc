import Scanning

extension ImportGraph {
  /// The words in the source that an edge or an unresolved name stands for, on one line.
  package func written(_ place: WrittenPlace, of unit: UnitID) -> [UInt8] {
    var result: [UInt8] = []
    append(place, of: unit, to: &result)
    return result
  }

  /// Adds these words to what there is.
  package func append(_ place: WrittenPlace, of unit: UnitID, to result: inout [UInt8]) {
    let file = fileOfUnit[Int(unit.index)]
    guard file >= 0 else { return }
    switch files[Int(file)].facts {
    case .python(let facts): facts.append(place, to: &result)
    case .swift(let facts, _):
      switch place {
      case .swiftImport(let index):
        result += "import \(facts.imports[Int(index)].module)".utf8
      case .reference(let index, _):
        result.append(
          contentsOf: facts.outline.text[facts.outline.mentions[Int(index)].name])
      default: break
      }
    case .opaque: break
    }
  }
}

extension PythonFacts {
  fileprivate func append(_ place: WrittenPlace, to result: inout [UInt8]) {
    switch place {
    case .statement(let start, let end): append(Int(start)..<Int(end), to: &result)
    case .mention(let index): append(quoted: mentions[Int(index)].text, to: &result)
    case .lazyName(let index):
      result.append("attach(")
      append(quoted: lazyNames[Int(index)].text, to: &result)
      result.append(")")
    case .call(let index):
      text.append(calls[Int(index)].callee, to: &result)
      result.append("()")
    case .load(let index): append(dynamicLoads[Int(index)], to: &result)
    case .swiftImport, .reference: break
    }
  }

  /// Adds the statement that the imports of a range belong to.
  private func append(_ range: Range<Int>, to result: inout [UInt8]) {
    let first = imports[range.lowerBound]
    if first.isLazy { result.append("lazy ") }
    let isCython = first.form == .cimport
    if first.form == .import || isCython && first.name.isEmpty {
      result.append(isCython ? "cimport " : "import ")
      text.append(first.module, to: &result)
      appendAlias(of: first, to: &result)
      return
    }
    result.append("from ")
    for _ in 0..<first.level { result.append(UInt8(ascii: ".")) }
    text.append(first.module, to: &result)
    result.append(isCython ? " cimport " : " import ")
    for index in range {
      if index > range.lowerBound { result.append(", ") }
      text.append(imports[index].name, to: &result)
      appendAlias(of: imports[index], to: &result)
    }
  }

  private func appendAlias(of entry: PythonImport, to result: inout [UInt8]) {
    guard !entry.alias.isEmpty else { return }
    result.append(" as ")
    text.append(entry.alias, to: &result)
  }

  private func append(_ load: DynamicLoad, to result: inout [UInt8]) {
    switch load.loader {
    case .importModule: result.append("import_module(")
    case .builtin: result.append("__import__(")
    case .packageScan: result.append("iter_modules(")
    }
    switch load.argument {
    case .constant(let span), .pattern(let span): append(quoted: span, to: &result)
    case .unknown: result.append("…")
    }
    result.append(")")
  }

  private func append(quoted span: TextSpan, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "\""))
    text.append(span, to: &result)
    result.append(UInt8(ascii: "\""))
  }
}
