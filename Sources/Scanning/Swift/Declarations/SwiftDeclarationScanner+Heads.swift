/// The heads of declarations.
extension SwiftDeclarationScanner {
  /// Adds a declaration with the prefix read before it; its name is filled in later.
  @discardableResult
  private mutating func add(
    _ kind: SwiftDeclaration.Kind, line: Int, _ source: Span<UInt8>
  ) -> Int32 {
    let first = UInt32(outline.words.count)
    for attribute in prefix.attributes {
      outline.words.append(outline.text.add(attribute, of: source))
    }
    var traits = prefix.traits
    if !conditions.isEmpty { traits.insert(.conditional) }
    outline.declarations.append(
      SwiftDeclaration(
        kind: kind, name: .none, parent: parent ?? -1, access: prefix.access, traits: traits,
        attributes: first..<UInt32(outline.words.count), line: UInt32(truncatingIfNeeded: line)))
    return Int32(outline.declarations.count - 1)
  }

  /// Reads a declaration from its keyword to the end of its name, or for a type to the brace.
  mutating func declare(_ kind: SwiftDeclaration.Kind, _ source: Span<UInt8>) {
    list.isOpen = false
    awaited = -1
    let start = line
    let keyword = token
    isSilent = true
    advance(source)
    let index = add(kind, line: start, source)
    prefix.close()
    switch kind {
    case .`init`, .deinit, .subscript:
      outline.declarations[Int(index)].name = outline.text.add(
        keyword.start..<keyword.end, of: source)
    case .extension: extendedType(index, source)
    case .func, .operator: operatorOrName(index, source)
    default: name(of: index, source)
    }
    if kind.hasMembers { typeHead(index, source) }
  }

  private mutating func name(of index: Int32, _ source: Span<UInt8>) {
    switch token.kind {
    case .identifier:
      outline.declarations[Int(index)].name = outline.text.add(
        token.start..<token.end, of: source)
    case .escapedIdentifier:
      outline.declarations[Int(index)].name = outline.text.add(
        token.start + 1..<token.end - 1, of: source)
    default: return
    }
    isSilent = true
    advance(source)
  }

  private mutating func operatorOrName(_ index: Int32, _ source: Span<UInt8>) {
    switch token.kind {
    case .prefixOperator, .binaryOperator, .postfixOperator, .equal, .arrow, .prefixAmpersand,
      .infixQuestion, .postfixQuestion, .exclamation, .period:
      break
    default:
      name(of: index, source)
      return
    }
    let start = token.start
    var end = token.end
    isSilent = true
    advance(source)
    while token.start == end, isOperator || token.kind == .equal || token.kind == .exclamation {
      end = token.end
      isSilent = true
      advance(source)
    }
    // `==<T>`: the angle bracket belongs to the generic parameters.
    if end - start > 1, source[end - 1] == UInt8(ascii: "<"),
      token.kind == .identifier || token.kind == .escapedIdentifier
    {
      end -= 1
    }
    outline.declarations[Int(index)].name = outline.text.add(start..<end, of: source)
    outline.declarations[Int(index)].traits.insert(.operatorName)
  }

  /// The type that is extended, as it is written, up to what it conforms to.
  private mutating func extendedType(_ index: Int32, _ source: Span<UInt8>) {
    let start = token.start
    var end = start
    let depth = frames.count
    while token.kind != .endOfFile {
      if frames.count == depth {
        if token.kind == .colon || token.kind == .leftBrace || keyword == .where { break }
        if isDirective || token.startsLine && startsAnother { break }
      }
      end = token.end
      advance(source)
    }
    outline.declarations[Int(index)].name = outline.text.add(start..<end, of: source)
  }

  var isDirective: Bool {
    switch token.kind {
    case .poundIf, .poundElseif, .poundElse, .poundEndif: true
    default: false
    }
  }

  /// Whether the token shows that another declaration starts, so that the present one is broken off.
  private var startsAnother: Bool {
    switch keyword {
    case .func, .struct, .enum, .extension, .protocol, .typealias, .import, .public, .private,
      .internal, .fileprivate, .static, .let, .var:
      true
    default: token.kind == .at && before.kind != .colon && before.kind != .comma
    }
  }

  /// Generic parameters, inherited types and requirements of a type, up to its brace.
  private mutating func typeHead(_ index: Int32, _ source: Span<UInt8>) {
    let depth = frames.count
    var angles = 0
    var isInRequirements = false
    while token.kind != .endOfFile, frames.count >= depth {
      if frames.count == depth {
        if token.kind == .leftBrace {
          awaited = index
          return
        }
        if isDirective || token.kind == .rightBrace || token.kind == .semicolon { return }
        if token.kind == .colon, angles == 0, !isInRequirements {
          inheritedTypes(index, source)
          continue
        }
        if token.startsLine, angles == 0, startsAnother { return }
        if isOperator { angles = max(0, angles + AngleBrackets.balance(source, token)) }
        if keyword == .where { isInRequirements = true }
      }
      advance(source)
    }
  }

  private mutating func inheritedTypes(_ index: Int32, _ source: Span<UInt8>) {
    let first = UInt32(outline.words.count)
    let depth = frames.count
    repeat {
      // Past the colon or the comma, and past attributes such as `@unchecked`.
      advance(source)
      while token.kind == .at {
        advance(source)
        advance(source)
      }
      var angles = 0
      let start = token.start
      var end = start
      while token.kind != .endOfFile, frames.count >= depth {
        if frames.count == depth {
          if token.kind == .leftBrace || keyword == .where || isDirective { break }
          if token.kind == .comma, angles == 0 { break }
          if token.kind == .rightBrace || token.startsLine && angles == 0 && startsAnother { break }
          if isOperator { angles = max(0, angles + AngleBrackets.balance(source, token)) }
        }
        end = token.end
        advance(source)
      }
      if end > start { outline.words.append(outline.text.add(start..<end, of: source)) }
    } while token.kind == .comma && frames.count == depth
    outline.declarations[Int(index)].inherited = first..<UInt32(outline.words.count)
  }

  // MARK: Lists

  /// Reads `let`, `var` or `case` and its first name.
  mutating func declareList(_ kind: SwiftDeclaration.Kind, _ source: Span<UInt8>) {
    awaited = -1
    list = BindingList(kind: kind, line: line, depth: frames.count, prefix: prefix)
    prefix.close()
    isSilent = true
    advance(source)
    if keyword == nil || token.kind == .escapedIdentifier { binding(source) }
  }

  /// Adds the name, or the names of the tuple, that is bound here.
  private mutating func binding(_ source: Span<UInt8>) {
    switch token.kind {
    case .identifier, .escapedIdentifier:
      if token.end - token.start == 1, source[token.start] == UInt8(ascii: "_") { return }
      addBinding(source)
      isSilent = true
      advance(source)
    case .leftParen where list.kind != .case: tuple(source)
    default: list.isOpen = false
    }
  }

  private mutating func addBinding(_ source: Span<UInt8>) {
    let present = prefix
    prefix = list.prefix
    let index = add(list.kind, line: list.line, source)
    prefix = present
    let isEscaped = token.kind == .escapedIdentifier
    outline.declarations[Int(index)].name = outline.text.add(
      isEscaped ? token.start + 1..<token.end - 1 : token.start..<token.end, of: source)
  }

  /// `let (a, b) = …`: what stands before a colon is a label, and `_` binds nothing.
  private mutating func tuple(_ source: Span<UInt8>) {
    let depth = frames.count
    let owner = frames
    advance(source)
    while frames.count > depth, token.kind != .endOfFile, !isDirective {
      let isName = token.kind == .escapedIdentifier || token.kind == .identifier && keyword == nil
      let isBlank =
        token.end - token.start == 1 && source[token.start] == UInt8(ascii: "_")
      if isName, !isBlank, peek(source).token.kind != .colon {
        let present = frames
        frames = owner
        addBinding(source)
        frames = present
        isSilent = true
      }
      advance(source)
    }
  }

  /// After a comma: goes on with the list if another name is bound here.
  mutating func continueList(_ source: Span<UInt8>) {
    guard list.isOpen, list.depth == frames.count, list.angles == 0 else { return }
    guard
      token.kind == .identifier && keyword == nil || token.kind == .escapedIdentifier
        || token.kind == .leftParen && list.kind != .case
    else { return }
    if list.kind == .case {
      binding(source)
      return
    }
    let next = peek(source).token
    switch next.kind {
    case .equal, .colon: break
    case .comma where !list.isInValue: break
    case .leftBrace where !list.isInValue: break
    default:
      guard !list.isInValue, token.kind != .leftParen,
        next.startsLine || next.kind == .semicolon || next.kind == .rightBrace
      else { return }
    }
    list.angles = 0
    list.isInValue = false
    binding(source)
  }
}

/// A `let`, `var` or `case` that may bind further names behind a comma.
struct BindingList {
  var kind = SwiftDeclaration.Kind.let
  /// Where its keyword stands.
  var line = 0
  /// How many frames are open around it.
  var depth = 0
  var prefix = DeclarationPrefix()
  var isOpen = false
  /// Behind `=`, where a comma can only belong to the list if a name and `=` or `:` follow.
  var isInValue = false
  /// How many angle brackets are open in its type.
  var angles = 0

  init() {}

  init(kind: SwiftDeclaration.Kind, line: Int, depth: Int, prefix: DeclarationPrefix) {
    self.kind = kind
    self.line = line
    self.depth = depth
    self.prefix = prefix
    isOpen = true
  }

  mutating func startValue() {
    isInValue = true
    angles = 0
  }

  mutating func count(_ source: Span<UInt8>, _ token: SwiftToken) {
    guard isOpen, !isInValue else { return }
    angles = max(0, angles + AngleBrackets.balance(source, token))
  }
}

/// The angle brackets that the lexer takes for operators.
enum AngleBrackets {
  /// How many more it opens than it closes.
  static func balance(_ source: Span<UInt8>, _ token: SwiftToken) -> Int {
    var balance = 0
    for place in token.start..<token.end {
      if source[place] == UInt8(ascii: "<") { balance += 1 }
      if source[place] == UInt8(ascii: ">") { balance -= 1 }
    }
    return balance
  }
}
