/// The script that teaches zsh the command line; it can be sourced, or lie in `$fpath` as `_pollard`.
struct ZshCompletions {
  private(set) var text = ""

  init(of commands: [Command]) {
    text = """
      #compdef pollard

      _pollard() {
        local curcontext="$curcontext" context state state_descr line
        typeset -A opt_args
        local -a commands
        commands=(

      """
    for command in commands {
      text += "    \(singleQuoted("\(command.name.text):\(command.summary)"))\n"
    }
    text += """
        )

        _arguments -C -s -S -A '-*' \\

      """
    for each in CompletableFlag.all(of: commands) {
      text += "    \(specification(of: each.flag, completing: each.completion)) \\\n"
    }
    text += """
          '1:command:->command' \\
          '*::operand:->operand' && return

        case $state in
          command) _describe -t commands command commands ;;
          operand)
            curcontext="${curcontext%:*}-$words[1]:"
            case $words[1] in

      """
    for command in commands {
      text += "        \(command.name.text))\n          _arguments -s -S"
      for flag in command.flags {
        text += " \\\n            \(specification(of: flag, completing: flag.slot?.completion))"
      }
      for (index, operand) in command.operands.enumerated() {
        let place = operand.count.repeats ? "*" : "\(operand.count.isRequired ? "" : ":")"
        let position = operand.count.repeats ? place : "\(index + 1)\(place)"
        let specification =
          "\(position):\(operand.slot.placeholder):\(action(operand.slot.completion))"
        text += " \\\n            \(singleQuoted(specification))"
      }
      text += " ;;\n"
    }
    text += """
            esac ;;
        esac
      }

      if [[ $funcstack[1] == _pollard ]]; then
        _pollard "$@"
      else
        compdef _pollard pollard
      fi

      """
  }

  /// For instance `'(-j --jobs)'{-j+,--jobs=}'[threads to use]:N:()'`.
  private func specification(of flag: Flag, completing completion: Completion?) -> String {
    let explanation = "[\(escaped(flag.summary))]"
    let placeholder = flag.slot?.placeholder ?? ""
    let value = completion.map { ":\(placeholder):\(action($0))" } ?? ""
    let long = flag.long + (flag.slot == nil ? "" : "=")
    let tail = singleQuoted(explanation + value)
    if flag.isRepeatable {
      guard let short = flag.short else { return "'*'\(long)\(tail)" }
      return "'*'{\(short)+,\(long)}\(tail)"
    }
    guard let short = flag.short else { return "\(long)\(tail)" }
    let exclusive = "(\(short) \(flag.long))"
    return "\(singleQuoted(exclusive)){\(short)\(flag.slot == nil ? "" : "+"),\(long)}\(tail)"
  }

  private func action(_ completion: Completion) -> String {
    switch completion {
    // An empty list offers nothing; the other way, a lone space, puts up a message that keeps a single match from being inserted.
    case .nothing: "()"
    case .files: "_files"
    case .folders: "_files -/"
    case .words(let words): "(\(words().joined(separator: " ")))"
    case .wordList(let words): "_sequence compadd - \(words().joined(separator: " "))"
    }
  }

  /// Brackets and colons part a specification.
  private func escaped(_ summary: String) -> String {
    var escaped = ""
    for character in summary {
      if "[]:\\".contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }
}
