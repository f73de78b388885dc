import Scanning

// What programs run that run others.
extension CommandReader {
  enum Rest {
    case command(Words)
    case python(Words)
    case text(Located<String>)
  }

  /// What a wrapper runs; nil where the program is none.
  mutating func unwrapped(_ words: Words, named name: String) -> Rest? {
    guard let wrappers = CommandWrapper.byName[name] else { return nil }
    for wrapper in wrappers {
      var rest = words.dropFirst()
      if !wrapper.verbs.isEmpty {
        guard let verb = Self.verb(wrapper.verbs, in: rest, valued: wrapper.valued) else {
          continue
        }
        rest = rest[(verb + 1)...]
        // `docker compose run`
        if words[verb].value == "compose" {
          guard let second = Self.verb(["run", "exec"], in: rest, valued: wrapper.valued) else {
            continue
          }
          rest = rest[(second + 1)...]
        }
      }
      return unwrapped(rest, by: wrapper)
    }
    return nil
  }

  mutating func unwrapped(_ words: Words, by wrapper: CommandWrapper) -> Rest {
    var rest = words
    var left = wrapper.operands
    while let word = rest.first?.value {
      if word == "--" {
        rest = rest.dropFirst()
        if left == 0 { break }
        continue
      }
      if word == "-m" || word == "--module", wrapper.rest != .command { return .python(rest) }
      if word == "--directory" || word == "--cwd" || word == "--chdir" || word == "-C",
        wrapper.valued.contains(word), let folder = rest.dropFirst().first
      {
        change(to: folder.value)
      }
      if word.hasPrefix("-"), word != "-" {
        rest = rest.dropFirst(wrapper.valued.contains(word) ? 2 : 1)
      } else if left > 0 {
        left -= 1
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    switch wrapper.rest {
    case .command:
      // A whole command as one word: `watchmedo shell-command 'python x.py'`, `xvfb-run "python x.py"`.
      if let only = rest.first, only.value.contains(ascii: " ") { return .text(only) }
      return .command(rest)
    case .python:
      return .python(Self.fromTarget(rest))
    case .either:
      guard let first = rest.first else { return .command(rest) }
      // `hatch run env:script` names an environment before the command.
      if let colon = first.value.firstIndex(of: ":"), wrapper.names.contains("hatch") {
        let inner = String(first.value[first.value.index(after: colon)...])
        return .command([Located(inner, line: first.line)] + rest.dropFirst())
      }
      return .command(rest)
    }
  }

  /// The words from the one on that names the code; options whose values nobody knows may stand before it.
  static func fromTarget(_ words: Words) -> Words {
    let index = words.firstIndex {
      $0.value == "-m" || $0.value == "-c" || $0.value.hasSuffix(".py")
    }
    return index.map { words[$0...] } ?? words
  }

  static func verb(_ verbs: [String], in words: Words, valued: Set<String>) -> Int? {
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index].value
      if verbs.contains(word) { return index }
      guard word.hasPrefix("-") else { return nil }
      index += valued.contains(word) ? 2 : 1
    }
    return nil
  }

  mutating func shell(_ words: Words, input: Located<String>?, depth: Int) {
    // `sh -c "…"`, `bash -lc "…"`, `cmd /c …`, `nix-shell --run "…"`.
    let index = words.firstIndex { word in
      let text = word.value
      return text == "--run" || text == "--command" || text == "/c" || text == "-Command"
        || text.hasPrefix("-") && !text.hasPrefix("--") && text.hasSuffix("c") && text.count < 7
    }
    if let index, index + 1 < words.endIndex {
      let text = words[index + 1]
      read(Array(text.value.utf8), line: text.line, depth: depth + 1)
    } else if let input {
      read(Array(input.value.utf8), line: input.line, depth: depth + 1)
    } else if let remote = words.last, remote.value.contains(ascii: " ") {
      read(Array(remote.value.utf8), line: remote.line, depth: depth + 1)
    }
  }
}
