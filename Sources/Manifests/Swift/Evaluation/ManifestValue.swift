import Scanning

/// What an expression of a manifest stands for.
indirect enum ManifestValue: Sendable {
  /// Not known, and why, in the words of people.
  case unknown(String, ByteRange)
  case null
  case boolean(Bool)
  case integer(Int)
  /// With the place of the literal, where it is one.
  case string(String, ByteRange?)
  case array([ManifestValue])
  case dictionary([(key: ManifestValue, value: ManifestValue)])
  case tuple([(label: String?, value: ManifestValue)])
  /// Something with fields: a target, a product, a value of the manifest's own types. Shared, as targets are.
  case record(Int)
  case closure(parameters: [String], body: [ManifestStatement], frame: Int)
  /// A function by its name, such as one that is handed to `map`.
  case function(String)
  case type(String)
  /// The variables of the environment, none of which Pollard knows.
  case environment
  case keyPath([String])

  var array: [ManifestValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  var string: String? {
    if case .string(let text, _) = self { text } else { nil }
  }

  var boolean: Bool? {
    if case .boolean(let truth) = self { truth } else { nil }
  }

  var isNull: Bool {
    if case .null = self { true } else { false }
  }

  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}

/// Something with fields that a manifest made.
struct ManifestRecord: Sendable {
  /// The function or the type that made it: `target`, `Package`.
  let kind: String
  /// The place of the call; of what a function of the manifest makes, that of the function's.
  var range: ByteRange
  var fields: [String: ManifestValue]
  /// What came without a label, in order.
  var unlabeled: [ManifestValue]
}
