// The declarations of a Swift file and of its types as SwiftParser sees them; what stands in bodies of code is left out.

import SwiftSyntax

final class DeclarationCollector: SyntaxVisitor {
  let converter: SourceLocationConverter
  private(set) var found: [String] = []
  /// The index of each type that is open.
  private var parents: [Int] = []

  init(_ tree: SourceFileSyntax, _ converter: SourceLocationConverter) {
    self.converter = converter
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: SwitchCaseListSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  private func add(
    _ kind: String, _ name: String, _ keyword: TokenSyntax, _ attributes: AttributeListSyntax,
    _ modifiers: DeclModifierListSyntax, _ inheritance: InheritanceClauseSyntax? = nil
  ) {
    let levels: Set = ["public", "package", "internal", "fileprivate", "private", "open"]
    let access = modifiers.last { levels.contains($0.name.text) && $0.detail == nil }?.name.text
    let isOfType = modifiers.contains { $0.name.text == "static" || $0.name.text == "class" }
    let isOverride = modifiers.contains { $0.name.text == "override" }
    let line = converter.location(for: keyword.positionAfterSkippingLeadingTrivia).line
    let inherited = (inheritance?.inheritedTypes ?? []).map { item -> String in
      if let attributed = item.type.as(AttributedTypeSyntax.self), !attributed.attributes.isEmpty {
        return attributed.baseType.trimmedDescription
      }
      return item.type.trimmedDescription
    }
    found.append(
      "{\"kind\":\(quoted(kind)),\"name\":\(quoted(name.filter { $0 != "`" }))"
        + ",\"parent\":\(parents.last ?? -1),\"access\":\(quoted(access)),\"line\":\(line)"
        + ",\"static\":\(isOfType),\"override\":\(isOverride)"
        + ",\"attributes\":[\(names(attributes).map { quoted($0) }.joined(separator: ","))]"
        + ",\"inherited\":[\(inherited.map { quoted($0) }.joined(separator: ","))]}")
  }

  private func names(_ attributes: AttributeListSyntax) -> [String] {
    attributes.flatMap { element -> [String] in
      switch element {
      case .attribute(let attribute):
        [String(attribute.attributeName.trimmedDescription.prefix { $0 != "<" })]
      case .ifConfigDecl(let block):
        block.clauses.flatMap { clause -> [String] in
          guard case .attributes(let inner)? = clause.elements else { return [] }
          return names(inner)
        }
      @unknown default: []
      }
    }
  }

  private func open() -> SyntaxVisitorContinueKind {
    parents.append(found.count - 1)
    return .visitChildren
  }

  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "class", node.name.text, node.classKeyword, node.attributes, node.modifiers,
      node.inheritanceClause)
    return open()
  }
  override func visitPost(_ node: ClassDeclSyntax) { parents.removeLast() }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "struct", node.name.text, node.structKeyword, node.attributes, node.modifiers,
      node.inheritanceClause)
    return open()
  }
  override func visitPost(_ node: StructDeclSyntax) { parents.removeLast() }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "enum", node.name.text, node.enumKeyword, node.attributes, node.modifiers,
      node.inheritanceClause)
    return open()
  }
  override func visitPost(_ node: EnumDeclSyntax) { parents.removeLast() }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "actor", node.name.text, node.actorKeyword, node.attributes, node.modifiers,
      node.inheritanceClause)
    return open()
  }
  override func visitPost(_ node: ActorDeclSyntax) { parents.removeLast() }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "protocol", node.name.text, node.protocolKeyword, node.attributes, node.modifiers,
      node.inheritanceClause)
    return open()
  }
  override func visitPost(_ node: ProtocolDeclSyntax) { parents.removeLast() }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "extension", node.extendedType.trimmedDescription, node.extensionKeyword, node.attributes,
      node.modifiers, node.inheritanceClause)
    return open()
  }
  override func visitPost(_ node: ExtensionDeclSyntax) { parents.removeLast() }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    add("func", node.name.text, node.funcKeyword, node.attributes, node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    add("init", "init", node.initKeyword, node.attributes, node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    add("deinit", "deinit", node.deinitKeyword, node.attributes, node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    add("subscript", "subscript", node.subscriptKeyword, node.attributes, node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
    add("typealias", node.name.text, node.typealiasKeyword, node.attributes, node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: AssociatedTypeDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "associatedtype", node.name.text, node.associatedtypeKeyword, node.attributes, node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: OperatorDeclSyntax) -> SyntaxVisitorContinueKind {
    add("operator", node.name.text, node.operatorKeyword, [], [])
    return .skipChildren
  }
  override func visit(_ node: PrecedenceGroupDeclSyntax) -> SyntaxVisitorContinueKind {
    add(
      "precedencegroup", node.name.text, node.precedencegroupKeyword, node.attributes,
      node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: MacroDeclSyntax) -> SyntaxVisitorContinueKind {
    add("macro", node.name.text, node.macroKeyword, node.attributes, node.modifiers)
    return .skipChildren
  }
  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    for binding in node.bindings {
      for name in bound(by: PatternSyntax(binding.pattern)) {
        add(
          node.bindingSpecifier.text, name, node.bindingSpecifier, node.attributes, node.modifiers)
      }
    }
    return .skipChildren
  }
  override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
    for element in node.elements {
      add("case", element.name.text, node.caseKeyword, node.attributes, node.modifiers)
    }
    return .skipChildren
  }

  private func bound(by pattern: PatternSyntax) -> [String] {
    if let name = pattern.as(IdentifierPatternSyntax.self) { return [name.identifier.text] }
    if let tuple = pattern.as(TuplePatternSyntax.self) {
      return tuple.elements.flatMap { bound(by: $0.pattern) }
    }
    return []
  }
}
