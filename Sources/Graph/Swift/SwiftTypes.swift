import Scanning

/// The types that the Swift files of a repository declare, and what stands above them, all by name.
struct SwiftTypes: Sendable {
  private(set) var names = NameIndex()
  /// By name: whether a type, protocol or alias of that name is declared.
  private(set) var isDeclared: [Bool] = []
  /// By name: whether one of the types above it, or below it, comes from outside and may ask for members that are not known.
  private(set) var isForeign: [Bool] = []
  /// By name: the names that its types inherit from or conform to.
  private var above: [[Int32]] = []
  private let witnesses = SwiftWitnesses()

  init(_ outlines: some Sequence<SwiftOutline>) {
    for outline in outlines {
      for declaration in outline.declarations { read(declaration, of: outline) }
    }
    leaveOutRawValues()
    findForeign()
  }

  private mutating func leaveOutRawValues() {
    let isRawValue = isDeclared.indices.map { !isDeclared[$0] && witnesses.isValueType(names[$0]) }
    for owner in above.indices { above[owner].removeAll { isRawValue[Int($0)] } }
  }

  private mutating func number(_ name: ArraySlice<UInt8>) -> Int {
    let number = names.insert(name)
    if number == isDeclared.count {
      isDeclared.append(false)
      above.append([])
    }
    return number
  }

  private mutating func read(_ declaration: SwiftDeclaration, of outline: SwiftOutline) {
    switch declaration.kind {
    case .actor, .class, .enum, .protocol, .struct, .extension:
      guard let name = SwiftName.last(of: outline.text[declaration.name]) else { return }
      let owner = number(name)
      if declaration.kind != .extension { isDeclared[owner] = true }
      for written in outline.inherited(by: declaration) {
        for part in SwiftName.parts(of: outline.text[written]) {
          guard let name = SwiftName.last(of: part) else { continue }
          let number = number(name)
          above[owner].append(Int32(number))
        }
      }
    // What an alias stands for is not followed, so whoever conforms to one has something unknown above it.
    case .typealias, .associatedtype: _ = number(outline.text[declaration.name])
    default: return
    }
  }

  private mutating func findForeign() {
    let unknown = isDeclared.indices.filter { !isDeclared[$0] && !witnesses.isKnown(names[$0]) }
    var below = [[Int32]](repeating: [], count: above.count)
    for (owner, supers) in above.enumerated() {
      for type in supers { below[Int(type)].append(Int32(owner)) }
    }
    let under = Self.reached(from: unknown, over: below)
    isForeign = Self.reached(from: under.indices.filter { under[$0] }, over: above)
  }

  private static func reached(from starts: [Int], over rows: [[Int32]]) -> [Bool] {
    var isReached = [Bool](repeating: false, count: rows.count)
    var pending = starts
    for start in starts { isReached[start] = true }
    while let node = pending.popLast() {
      for target in rows[node] where !isReached[Int(target)] {
        isReached[Int(target)] = true
        pending.append(Int(target))
      }
    }
    return isReached
  }

  /// The declared type of this name, if there is one.
  func declared(_ name: ArraySlice<UInt8>) -> Int? {
    guard let number = names.index(of: name), isDeclared[number] else { return nil }
    return number
  }

  /// Whether a member of a type may be asked for without its name being written in the repository.
  func mayBeAsked(_ member: ArraySlice<UInt8>, of type: ArraySlice<UInt8>?) -> Bool {
    if witnesses.mayAsk(for: member) { return true }
    guard let type, let number = names.index(of: type) else { return false }
    return isForeign[number] || isTestCase(type)
  }

  /// Whether tests are methods of the type, which are found by their names.
  private func isTestCase(_ type: ArraySlice<UInt8>) -> Bool {
    type.elementsEqual("XCTestCase".utf8)
      || ancestors(of: type).contains { $0.elementsEqual("XCTestCase".utf8) }
  }

  /// The names above a type, the nearest first.
  func ancestors(of type: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard let start = names.index(of: type) else { return [] }
    var seen: Set<Int32> = [Int32(start)]
    var pending = [Int32(start)]
    var next = 0
    while next < pending.count {
      for type in above[Int(pending[next])] where seen.insert(type).inserted {
        pending.append(type)
      }
      next += 1
    }
    return pending.dropFirst().map { names[Int($0)] }
  }
}
