import Scanning

/// The strings, calls and classes of one Python file, each with what stands around it.
package struct CodeOutline: Sendable {
  /// In source order but for the bodies of functions, which come after the code around them.
  package internal(set) var strings: [CodeString] = []
  package internal(set) var calls: [CodeCall] = []
  package internal(set) var classes: [CodeClass] = []
  /// By the name of a function: the names of its parameters, in order.
  package internal(set) var parameters: [String: [String]] = [:]
  /// What the names that are bound at the module's level stand for, as far as it is text.
  package internal(set) var constants: [String: [CodeText]] = [:]
  /// The patterns of dotted names that functions give back, by the name of the function.
  var returns: [String: [CodeText]] = [:]
  /// Some of its strings refer to constants of other modules.
  var hasReferences = false
  /// True where no statement but documentation stands in it.
  package internal(set) var isEmpty = true

  private let source: [UInt8]
  private let lines: LineTable

  init(source: [UInt8], lines: LineTable) {
    self.source = source
    self.lines = lines
  }

  /// The words of a line, counted from 1, as far as somebody would read them.
  package func text(ofLine line: Int) -> String {
    guard let range = lines.range(ofLine: line) else { return "" }
    let isBlank: (UInt8) -> Bool = { $0 <= UInt8(ascii: " ") }
    let words = source[range.prefix(Self.longestLine)].drop(while: isBlank)
    let last = words.lastIndex { !isBlank($0) }
    return String(decoding: last.map { words[...$0] } ?? [], as: UTF8.self)
  }

  private static let longestLine = 200
}

/// One string that a file writes or puts together.
package struct CodeString: Hashable, Sendable {
  package let value: CodeText
  package let line: Int
  /// The dotted name of the innermost call that it is an argument of; empty where there is none.
  package let callee: String
  /// The keyword it is passed as, or the name, key or attribute that it is assigned to; empty where there is none.
  package let name: String
  package let isKey: Bool
  /// The function around it; empty at the module's level.
  package let function: String
}

/// One call, with the arguments that are strings.
package struct CodeCall: Sendable {
  package struct Argument: Sendable {
    /// Empty for a positional one.
    package let keyword: String
    /// What it may be; more than one where it goes through a list.
    package let values: [CodeText]
    /// The parameter of the function around it that it is; empty where it is none.
    package let parameter: String
    /// The function whose result it is; empty where it is none.
    var maker = ""
    /// The module that it could be; empty where it is none.
    var module = ""
  }

  /// With dots, as far as it is a chain of names; begins with a dot where something else is called upon.
  package let callee: String
  /// What a method is called upon, where that is known.
  package let receiver: [CodeText]
  package let arguments: [Argument]
  package let line: Int
  /// The function around it; empty at the module's level.
  package let function: String
  /// The class around that; empty where there is none.
  package let type: String
  /// The last part of the callee.
  package let name: String
  /// What calls of that name do.
  let role: CodeRole

  package init(
    callee: String, receiver: [CodeText], arguments: [Argument], line: Int, function: String,
    type: String
  ) {
    self.callee = callee
    self.receiver = receiver
    self.arguments = arguments
    self.line = line
    self.function = function
    self.type = type
    let dot = callee.utf8.lastIndex(of: UInt8(ascii: "."))
    name = dot.map { String(callee[callee.utf8.index(after: $0)...]) } ?? callee
    role = CodeRole.named[name] ?? .other
  }

  func argument(at place: CodeRole.Place) -> Argument? {
    argument(place.position, place.keyword)
  }

  /// The argument of that keyword, or else at that place.
  package func argument(_ position: Int, _ keyword: String = "") -> Argument? {
    if !keyword.isEmpty, let found = arguments.first(where: { $0.keyword == keyword }) {
      return found
    }
    let positional = arguments.prefix { $0.keyword.isEmpty }
    return position < positional.count ? positional[position] : nil
  }
}

/// One class, with the names of its bases and decorators as written.
package struct CodeClass: Hashable, Sendable {
  package let name: String
  package let bases: [String]
  package let decorators: [String]
  package let line: Int
}
