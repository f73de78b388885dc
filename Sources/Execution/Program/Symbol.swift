/// A name, as a number that is cheap to compare.
struct Symbol: Hashable {
  let index: UInt32
}

/// The names a program uses, each numbered once.
struct SymbolTable {
  private var numbers: [String: UInt32] = [:]
  private var names: [String] = []

  mutating func intern(_ name: String) -> Symbol {
    if let number = numbers[name] { return Symbol(index: number) }
    let number = UInt32(names.count)
    numbers[name] = number
    names.append(name)
    return Symbol(index: number)
  }

  subscript(symbol: Symbol) -> String { names[Int(symbol.index)] }
}
