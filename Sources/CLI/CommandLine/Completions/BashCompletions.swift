/// The script that teaches bash the command line; it needs no helper package and runs in bash 3.2, which macOS still ships.
struct BashCompletions {
  private(set) var text = ""

  init(of commands: [Command]) {
    let takers = Set(commands.flatMap(\.flags).filter { $0.slot != nil }.flatMap(\.spellings))
    text = """
      # bash completion for pollard

      _pollard_words() {
          COMPREPLY=($(compgen -W "$1" -- "$2"))
          compopt +o default 2>/dev/null
      }

      # The word after the last comma; what stands before it is kept.
      _pollard_list() {
          local before=""
          [[ $2 == *,* ]] && before="${2%,*},"
          COMPREPLY=($(compgen -W "$1" -P "$before" -- "${2##*,}"))
          compopt +o default 2>/dev/null
          compopt -o nospace 2>/dev/null
      }

      _pollard_folders() {
          local IFS=$'\\n'
          COMPREPLY=($(compgen -d -- "$1"))
          compopt +o default -o filenames 2>/dev/null
      }

      _pollard() {
          local current="${COMP_WORDS[COMP_CWORD]}" flag="" command="" word i=1 operand=0 ended=""
          COMPREPLY=()

          # bash parts --flag=value into three words.
          while ((i < COMP_CWORD)); do
              word="${COMP_WORDS[i]}"
              if [[ -n $ended ]]; then
                  operand=$((operand + 1))
              else
                  case "$word" in
                      --) ended=yes ;;
                      \(takers.sorted().joined(separator: "|")))
                          [[ ${COMP_WORDS[i + 1]} == "=" ]] && i=$((i + 1))
                          i=$((i + 1))
                          if ((i >= COMP_CWORD)); then
                              flag="$word"
                              [[ $current == "=" ]] && current=""
                          fi ;;
                      -?*) ;;
                      *) if [[ -z $command ]]; then command="$word"; else operand=$((operand + 1)); fi ;;
                  esac
              fi
              i=$((i + 1))
          done

          if [[ -n $flag ]]; then
              case "$command $flag" in

      """
    flagValues(of: commands)
    text += """
              esac
              return
          fi

          if [[ $current == -* && -z $ended ]]; then
              case "$command" in

      """
    for command in commands {
      let words = command.flags.flatMap(\.spellings).joined(separator: " ")
      text +=
        "            \(command.name.text)) _pollard_words \(singleQuoted(words)) \"$current\" ;;\n"
    }
    let all = CompletableFlag.all(of: commands).flatMap(\.flag.spellings).joined(separator: " ")
    text += """
                  *) _pollard_words \(singleQuoted(all)) "$current" ;;
              esac
              return
          fi

          case "$command $operand" in

      """
    operands(of: commands)
    text += """
          esac
      }

      complete -o default -F _pollard pollard

      """
  }

  private mutating func flagValues(of commands: [Command]) {
    for command in commands {
      for flag in command.flags {
        guard let slot = flag.slot else { continue }
        let patterns = flag.spellings.map { "\"\(command.name.text) \($0)\"" }
        text += "            \(patterns.joined(separator: "|"))) \(offer(slot.completion)) ;;\n"
      }
    }
    // Before the command is typed, any of those that take the flag may come.
    for each in CompletableFlag.all(of: commands) {
      guard let completion = each.completion else { continue }
      let patterns = each.flag.spellings.map { "*\" \($0)\"" }
      text += "            \(patterns.joined(separator: "|"))) \(offer(completion)) ;;\n"
    }
  }

  private mutating func operands(of commands: [Command]) {
    let names = commands.map(\.name.text).joined(separator: " ")
    text += "        \" \"*) _pollard_words \(singleQuoted(names)) \"$current\" ;;\n"
    for command in commands {
      for (index, operand) in command.operands.enumerated() {
        let place = operand.count.repeats ? "*" : "\(index)"
        text += "        \"\(command.name.text) \"\(place)) \(offer(operand.slot.completion)) ;;\n"
      }
    }
    text += "        *) _pollard_words '' \"$current\" ;;\n"
  }

  private func offer(_ completion: Completion) -> String {
    switch completion {
    case .nothing: "_pollard_words '' \"$current\""
    // With no reply, bash falls back to file names, and quotes them better than a script can.
    case .files: ":"
    case .folders: "_pollard_folders \"$current\""
    case .words(let words):
      "_pollard_words \(singleQuoted(words().joined(separator: " "))) \"$current\""
    case .wordList(let words):
      "_pollard_list \(singleQuoted(words().joined(separator: " "))) \"$current\""
    }
  }
}
