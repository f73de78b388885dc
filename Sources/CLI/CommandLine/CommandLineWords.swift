/// One thing the command line says, before it is known which command is meant.
package enum Word: Sendable {
  /// `spelled` is the way it was typed, without its value; the value is there exactly where the flag takes one.
  case flag(Flag, spelled: String, value: Argument?)
  /// A flag that takes a value and stands last, or before `next`, which is a flag itself.
  case withoutValue(Flag, next: Argument?)
  case withNeedlessValue(Flag, value: Argument)
  case unknown(Argument)
  case operand(Argument)

  package var operand: Argument? {
    guard case .operand(let argument) = self else { return nil }
    return argument
  }
}

/// The first pass over a command line: flags with their values, and operands, in the order written.
package struct CommandLineWords {
  package private(set) var all: [Word] = []
  private let byName: [String: Flag]
  private let byLetter: [UInt8: Flag]

  package init(_ arguments: [Argument]) {
    var byName: [String: Flag] = [:]
    var byLetter: [UInt8: Flag] = [:]
    // Only a line that holds a flag needs to know any.
    if arguments.contains(where: { $0.bytes.first == dash }) {
      for flag in Command.all.lazy.flatMap(\.flags) {
        byName[flag.name] = byName[flag.name] ?? flag
        if let letter = flag.letter?.asciiValue { byLetter[letter] = byLetter[letter] ?? flag }
      }
    }
    self.byName = byName
    self.byLetter = byLetter
    all.reserveCapacity(arguments.count)
    split(arguments)
  }

  private mutating func split(_ arguments: [Argument]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let bytes = argument.bytes
      if bytes == [dash, dash] {
        all += rest.map(Word.operand)
        return
      }
      if bytes.starts(with: [dash, dash]) {
        readLong(argument, rest: &rest)
      } else if bytes.first == dash, bytes.count > 1 {
        readLetters(argument, rest: &rest)
      } else {
        // A lone "-" is an operand, as everywhere.
        all.append(.operand(argument))
      }
    }
  }

  private mutating func readLong(_ argument: Argument, rest: inout ArraySlice<Argument>) {
    let body = argument.bytes.dropFirst(2)
    let equals = body.firstIndex(of: UInt8(ascii: "="))
    let name = String(decoding: body[..<(equals ?? body.endIndex)], as: UTF8.self)
    let value = equals.map { Argument(bytes: Array(body[($0 + 1)...])) }
    guard let flag = byName[name] else { return all.append(.unknown(argument)) }
    switch (flag.slot, value) {
    case (nil, nil): all.append(.flag(flag, spelled: flag.long, value: nil))
    case (nil, let value?): all.append(.withNeedlessValue(flag, value: value))
    case (_?, let value?): all.append(.flag(flag, spelled: flag.long, value: value))
    case (_?, nil): takeNext(for: flag, spelled: flag.long, from: &rest)
    }
  }

  /// Reads `-q`, `-qv`, `-j4`, `-j=4` and `-j 4`.
  private mutating func readLetters(_ argument: Argument, rest: inout ArraySlice<Argument>) {
    var letters = argument.bytes.dropFirst()
    let start = all.count
    while let letter = letters.popFirst() {
      guard let flag = byLetter[letter], let short = flag.short else {
        // One wrong letter spoils the cluster: `-version` is a mistake as a whole, not a `-v` and more.
        all.removeSubrange(start...)
        return all.append(.unknown(argument))
      }
      if flag.slot == nil {
        all.append(.flag(flag, spelled: short, value: nil))
        continue
      }
      if letters.isEmpty { return takeNext(for: flag, spelled: short, from: &rest) }
      if letters.first == UInt8(ascii: "=") { letters.removeFirst() }
      return all.append(.flag(flag, spelled: short, value: Argument(bytes: Array(letters))))
    }
  }

  /// A value that is itself a flag is far more often a forgotten value than meant, and `--output --format json` would write a file called `--format`.
  private mutating func takeNext(
    for flag: Flag, spelled: String, from rest: inout ArraySlice<Argument>
  ) {
    guard let next = rest.first else { return all.append(.withoutValue(flag, next: nil)) }
    if isFlag(next) { return all.append(.withoutValue(flag, next: next)) }
    rest.removeFirst()
    all.append(.flag(flag, spelled: spelled, value: next))
  }

  private func isFlag(_ argument: Argument) -> Bool {
    let bytes = argument.bytes
    if bytes.starts(with: [dash, dash]) {
      let name = bytes.dropFirst(2).prefix { $0 != UInt8(ascii: "=") }
      return name.isEmpty || byName[String(decoding: name, as: UTF8.self)] != nil
    }
    return bytes.count == 2 && bytes[0] == dash && byLetter[bytes[1]] != nil
  }
}

private let dash = UInt8(ascii: "-")
