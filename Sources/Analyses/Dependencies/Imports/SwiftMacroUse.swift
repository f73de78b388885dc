import Scanning

/// Whether a Swift file may hold declarations that nobody has written, because a macro makes them.
///
/// What a macro makes may have any name and use any module, so nothing is said of such files.
struct SwiftMacroUse {
  private let types: Set<[UInt8]>

  /// `types` are those that the repository declares: property wrappers, result builders and global actors are attributes too.
  init(types: Set<[UInt8]>) { self.types = types }

  func isPossible(in outline: SwiftOutline) -> Bool {
    outline.mentions.contains { mention in
      if mention.forms.contains(.macro) {
        return !Self.expressions.contains(outline.text.string(mention.name))
      }
      guard mention.forms.contains(.attribute) else { return false }
      let name = outline.text[mention.name]
      return name.first != UInt8(ascii: "_") && !types.contains(Array(name))
        && !Self.attributes.contains(String(decoding: name, as: UTF8.self))
    }
  }

  /// What stands after `#` and makes no declaration that another file could name.
  private static let expressions = words(
    """
    available unavailable selector keyPath file fileID filePath function line column dsohandle
    warning error sourceLocation colorLiteral imageLiteral fileLiteral expect require isolation
    externalMacro Preview Predicate Expression Playground hasFeature if elseif else endif
    """)

  /// Attributes of the language and of frameworks that make no declaration another file could name.
  private static let attributes = words(
    """
    available objc objcMembers nonobjc discardableResult inlinable inline usableFromInline frozen
    main UIApplicationMain NSApplicationMain testable autoclosure escaping noescape Sendable
    MainActor unchecked preconcurrency dynamicMemberLookup dynamicCallable propertyWrapper
    resultBuilder globalActor IBAction IBOutlet IBSegueAction IBInspectable IBDesignable
    GKInspectable NSCopying NSManaged requires_stored_property_inits warn_unqualified_access
    convention retroactive unknown backDeployed nonexhaustive attached freestanding
    storageRestrictions lifetime safe unsafe isolated concurrent nonisolated abi export specialize
    c implementation sensitive differentiable derivative transpose noDerivative rethrows
    State Binding ObservedObject StateObject EnvironmentObject Environment Published AppStorage
    SceneStorage FocusState FocusedValue FocusedBinding GestureState Namespace ViewBuilder
    SceneBuilder CommandsBuilder ToolbarContentBuilder TableColumnBuilder Query FetchRequest
    SectionedFetchRequest Bindable Observable ObservationIgnored ObservationTracked ScaledMetric
    AccessibilityFocusState UIApplicationDelegateAdaptor NSApplicationDelegateAdaptor
    Test Suite Tag TaskLocal RegexComponentBuilder
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
