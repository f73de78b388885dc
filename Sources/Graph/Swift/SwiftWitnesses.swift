import Scanning

/// Which members something outside the repository may ask for without naming them in it, because a protocol requires them.
package struct SwiftWitnesses: Sendable {
  private let requirements: NameIndex
  private let common: NameIndex
  private let harmless: NameIndex
  private let valueTypes: NameIndex

  package init() {
    requirements = Self.names(Self.requirementNames)
    common = Self.names(Self.commonNames)
    harmless = Self.names(Self.protocolNames)
    valueTypes = Self.names(Self.valueTypeNames)
  }

  private static func names(_ text: String) -> NameIndex {
    var names = NameIndex()
    for name in text.split(whereSeparator: \.isWhitespace) { names.insert(Array(name.utf8)[...]) }
    return names
  }

  /// Whether the compiler or a protocol of the standard library may ask for a member of this name.
  package func mayAsk(for name: ArraySlice<UInt8>) -> Bool {
    requirements.contains(name) || name.starts(with: "build".utf8)
      || name.starts(with: "appendInterpolation".utf8) || name.first == UInt8(ascii: "_")
  }

  /// Whether values of the standard library have a member of this name, so that a mention of it says little.
  func isCommon(_ name: ArraySlice<UInt8>) -> Bool { mayAsk(for: name) || common.contains(name) }

  /// Whether all that a type or protocol of this name from outside asks for is among the names known here.
  func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    harmless.contains(name) || valueTypes.contains(name)
      || name.starts(with: "ExpressibleBy".utf8)
  }

  /// Whether a name after the colon of a declaration is the type of its raw values, which brings no members.
  func isValueType(_ name: ArraySlice<UInt8>) -> Bool { valueTypes.contains(name) }

  /// Types of the standard library and Foundation that nothing can inherit from. What extensions add to one, only the
  /// protocols that they make it conform to can ask for: those it came with have their witnesses already.
  private static let valueTypeNames = """
    String Substring Character Bool Int Int8 Int16 Int32 Int64 UInt UInt8 UInt16 UInt32 UInt64 Int128
    UInt128 Double Float Float16 Float80 CGFloat StaticString AnyHashable Never Void Unicode
    Array ArraySlice ContiguousArray Dictionary Set Optional Result Range ClosedRange
    PartialRangeFrom PartialRangeThrough PartialRangeUpTo Zip2Sequence EnumeratedSequence
    AnySequence AnyCollection AnyIterator Duration ContinuousClock SuspendingClock ObjectIdentifier
    UnsafePointer UnsafeMutablePointer UnsafeRawPointer UnsafeMutableRawPointer UnsafeBufferPointer
    UnsafeMutableBufferPointer UnsafeRawBufferPointer UnsafeMutableRawBufferPointer OpaquePointer
    Span MutableSpan RawSpan InlineArray Task AsyncStream AsyncThrowingStream TaskGroup
    Data Date URL URLRequest URLComponents URLQueryItem UUID Locale Calendar TimeZone DateInterval
    DateComponents IndexPath IndexSet CharacterSet Decimal Measurement Notification
    AttributedString CGPoint CGRect CGSize CGVector CGAffineTransform
    """

  /// Members of sequences, collections, strings, optionals and numbers that nothing requires.
  private static let commonNames = """
    map flatMap compactMap filter forEach joined prefix suffix dropFirst dropLast drop reversed
    reverse sorted sort shuffled shuffle enumerated split starts elementsEqual allSatisfy
    firstIndex lastIndex randomElement random mapValues compactMapValues filterValues merge merging
    keys values updateValue removeValue hasPrefix hasSuffix components trimmingCharacters
    replacingOccurrences replacing ranges range substring capitalized characters bytes
    lexicographicallyPrecedes get set unsafelyUnwrapped take some none success failure
    toggle abs clamped isEmptyOrNil cString utf8CString data bool string lowerBound upperBound
    withUnsafeBytes withUnsafeBufferPointer withUnsafeMutableBytes withUnsafeMutableBufferPointer
    baseAddress pointee assign initialize deinitialize deallocate allocate capacity load store
    subtracting isSuperset cancel value result error resume yield finish addTask waitForAll
    localizedDescription
    """

  private static let protocolNames = """
    Sendable Error LocalizedError CustomNSError RecoverableError Equatable Hashable Comparable Codable
    Encodable Decodable CodingKey CaseIterable RawRepresentable CustomStringConvertible
    CustomDebugStringConvertible CustomReflectable CustomPlaygroundDisplayConvertible
    TextOutputStream TextOutputStreamable LosslessStringConvertible Identifiable Sequence
    IteratorProtocol Collection BidirectionalCollection RandomAccessCollection MutableCollection
    RangeReplaceableCollection LazySequenceProtocol LazyCollectionProtocol SetAlgebra OptionSet
    RangeExpression AdditiveArithmetic Numeric SignedNumeric BinaryInteger FixedWidthInteger
    UnsignedInteger SignedInteger FloatingPoint BinaryFloatingPoint Strideable StringProtocol
    AsyncSequence AsyncIteratorProtocol Copyable Escapable BitwiseCopyable AnyObject Any Actor
    AnyActor GlobalActor DistributedActor RandomNumberGenerator InstantProtocol Clock
    DurationProtocol Executor SerialExecutor TaskExecutor CVarArg MirrorPath
    KeyedEncodingContainerProtocol KeyedDecodingContainerProtocol SendableMetatype _SendableMetatype
    NSObject NSObjectProtocol NSCopying NSMutableCopying NSCoding NSSecureCoding
    View ViewModifier App Scene Commands ToolbarContent Shape ShapeStyle ButtonStyle LabelStyle
    DynamicProperty PreferenceKey EnvironmentKey FocusedValueKey PreviewProvider ObservableObject
    Observable DynamicViewContent
    XCTestCase TestTrait SuiteTrait CustomTestStringConvertible
    """

  private static let requirementNames = """
    hash hashValue description debugDescription customMirror playgroundDescription encode
    CodingKeys stringValue intValue rawValue RawValue allCases AllCases id ID
    errorDescription failureReason recoverySuggestion helpAnchor errorDomain errorCode errorUserInfo
    recoveryOptions attemptRecovery
    makeIterator next Element Iterator underestimatedCount withContiguousStorageIfAvailable
    makeAsyncIterator AsyncIterator Failure
    Index SubSequence Indices startIndex endIndex index indices formIndex distance count isEmpty
    first last swapAt partition withContiguousMutableStorageIfAvailable
    replaceSubrange reserveCapacity append insert remove removeSubrange removeFirst removeLast
    removeAll popFirst popLast
    contains union intersection symmetricDifference update formUnion formIntersection
    formSymmetricDifference subtracting subtract isSubset isSuperset isDisjoint isStrictSubset
    isStrictSuperset ArrayLiteralElement
    elements Elements lazy relative
    zero magnitude Magnitude negate isMultiple quotientAndRemainder signum words Words
    trailingZeroBitCount bitWidth isSigned min max leadingZeroBitCount nonzeroBitCount byteSwapped
    bigEndian littleEndian addingReportingOverflow subtractingReportingOverflow
    multipliedReportingOverflow dividedReportingOverflow remainderReportingOverflow
    multipliedFullWidth dividingFullWidth
    Exponent nan signalingNaN infinity greatestFiniteMagnitude pi ulp ulpOfOne
    leastNormalMagnitude leastNonzeroMagnitude sign exponent significand formRemainder
    formTruncatingRemainder formSquareRoot addProduct nextUp nextDown isEqual isLess
    isLessThanOrEqualTo isTotallyOrdered isNormal isFinite isZero isSubnormal isInfinite isNaN
    isSignalingNaN isCanonical floatingPointClass RawSignificand RawExponent exponentBitCount
    significandBitCount exponentBitPattern significandBitPattern binade significandWidth round
    rounded truncatingRemainder remainder squareRoot addingProduct minimum maximum
    advanced Stride
    UTF8View UTF16View UnicodeScalarView utf8 utf16 unicodeScalars lowercased uppercased
    write next shared sharedUnownedExecutor unownedExecutor enqueue asUnownedSerialExecutor
    Instant Duration now minimumResolution sleep duration
    StringLiteralType IntegerLiteralType FloatLiteralType BooleanLiteralType Key Value
    ExtendedGraphemeClusterLiteralType UnicodeScalarLiteralType StringInterpolation
    appendLiteral appendInterpolation
    callAsFunction dynamicallyCall wrappedValue projectedValue
    body Body previews defaultValue reduce path makeBody update animatableData objectWillChange
    sizeThatFits
    copy mutableCopy supportsSecureCoding isEqual hash
    setUp tearDown setUpWithError tearDownWithError invokeTest defaultTestSuite allTests
    testDescription
    main run validate
    """
}
