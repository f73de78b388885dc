import Graph
import Manifests
import Scanning

/// What importing one module of the repository makes visible to a file, as far as names can show it.
struct ModuleSurface {
  /// The module does not show all it has in the files that were read.
  var isUnread = false
  /// The names it declares outside types, as numbers, and its own name.
  var names: Set<Int32> = []
  /// The names of members of its own types.
  var members: Set<Int32> = []
  /// Those of members that it adds to types of others.
  var leaking: Set<Int32> = []
  /// The types of others to which it adds initialisers.
  var initialised: Set<Int32> = []
  /// It adds to types of others what is used without a name: subscripts, what loops, builders and patterns call.
  var addsNamelessToOthers = false
  /// Its own types have something that is used without a name, other than subscripts.
  var hasNameless = false
  var hasSubscripts = false
  /// It makes types of others conform to protocols.
  var conformsOthers = false
  /// The modules it hands on as if they were its own.
  var exports: Set<String> = []

  /// Adds one file; `own` are the types that the module declares, without those in others.
  mutating func add(
    _ outline: SwiftOutline, own: Set<[UInt8]>, module: String, _ known: inout NameIndex
  ) {
    for declaration in outline.declarations where !declaration.isPrivate {
      guard declaration.parent >= 0 else {
        if declaration.kind != .extension {
          let number = Int32(known.insert(outline.text[declaration.name]))
          names.insert(number)
          if declaration.hasOperatorName { leaking.insert(number) }
          if outline.text[declaration.name].elementsEqual("~=".utf8) { addsNamelessToOthers = true }
        } else if !declaration.inherited.isEmpty,
          !Self.isOwn(outline.text[declaration.name], own, module)
        {
          conformsOthers = true
        }
        continue
      }
      let parent = outline.declarations[Int(declaration.parent)]
      guard !parent.isPrivate else { continue }
      var top = parent
      while top.parent >= 0 { top = outline.declarations[Int(top.parent)] }
      let isOfOthers =
        top.kind == .extension && !Self.isOwn(outline.text[top.name], own, module)
      member(declaration, of: top, isOfOthers: isOfOthers, outline, &known)
    }
  }

  private mutating func member(
    _ declaration: SwiftDeclaration, of top: SwiftDeclaration, isOfOthers: Bool,
    _ outline: SwiftOutline, _ known: inout NameIndex
  ) {
    let name = outline.text[declaration.name]
    switch declaration.kind {
    case .deinit: return
    case .subscript: if isOfOthers { addsNamelessToOthers = true } else { hasSubscripts = true }
    case .`init`:
      // One of its own types is named, unless it is written `.init`.
      guard isOfOthers else {
        members.insert(Int32(known.insert(name)))
        return
      }
      guard let type = SwiftName.last(of: outline.text[top.name]) else {
        addsNamelessToOthers = true
        return
      }
      initialised.insert(Int32(known.insert(type)))
    default:
      if Self.isCalledUnnamed(name, byConformance: !isOfOthers) {
        if isOfOthers { addsNamelessToOthers = true } else { hasNameless = true }
      }
      // A projected value is not mentioned by the name of its property.
      if declaration.kind == .var, Self.mayBeWrapped(declaration, outline) { hasNameless = true }
      // Those of comparisons are found by what a type conforms to.
      guard isOfOthers || !declaration.hasOperatorName || !Self.isComparison(name) else { return }
      let number = Int32(known.insert(name))
      if isOfOthers { leaking.insert(number) } else { members.insert(number) }
    }
  }

  /// Whether an extension is of a type that the module itself declares.
  private static func isOwn(_ written: ArraySlice<UInt8>, _ own: Set<[UInt8]>, _ module: String)
    -> Bool
  {
    guard SwiftName.last(of: written) != nil else { return false }
    let path = written.prefix { $0 != UInt8(ascii: "<") }
      .filter { $0 > 0x20 && $0 != UInt8(ascii: "`") }
      .split(separator: UInt8(ascii: "."))
    guard var first = path.first else { return false }
    if path.count > 1, first.elementsEqual(module.utf8) { first = path[1] }
    return own.contains(Array(first))
  }

  /// What builders, literals, patterns and calls without a name call. What a protocol asks for is found by the conformance.
  private static func isCalledUnnamed(
    _ name: ArraySlice<UInt8>, byConformance: Bool
  ) -> Bool {
    name.starts(with: "build".utf8) || unnamed.contains { name.elementsEqual($0) }
      || !byConformance && requirements.contains { name.elementsEqual($0) }
  }

  private static let unnamed = [
    "callAsFunction", "dynamicallyCall", "appendInterpolation", "appendLiteral", "~=",
  ].map { Array($0.utf8) }

  private static let requirements = [
    "wrappedValue", "projectedValue", "makeIterator", "next", "makeAsyncIterator", "hash", "encode",
  ].map { Array($0.utf8) }

  private static func mayBeWrapped(
    _ declaration: SwiftDeclaration, _ outline: SwiftOutline
  ) -> Bool {
    outline.attributes(of: declaration).contains { attribute in
      let name = outline.text[attribute]
      return name.first.map { $0 < UInt8(ascii: "_") } ?? false
        && !name.elementsEqual("MainActor".utf8) && !name.hasSuffix("Builder")
        && !name.hasPrefix("IB") && !name.elementsEqual("NSManaged".utf8)
    }
  }

  private static func isComparison(_ name: ArraySlice<UInt8>) -> Bool {
    comparisons.contains { name.elementsEqual($0) }
  }

  private static let comparisons = ["==", "!=", "<", ">", "<=", ">="].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  fileprivate func hasPrefix(_ text: String) -> Bool { starts(with: text.utf8) }

  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

extension SwiftDeclaration {
  fileprivate var hasOperatorName: Bool { traits.contains(.operatorName) }
}
