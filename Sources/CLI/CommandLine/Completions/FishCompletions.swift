/// The script that teaches fish the command line.
struct FishCompletions {
  private(set) var text = ""

  init(of commands: [Command]) {
    let takers = Set(commands.flatMap(\.flags).filter { $0.slot != nil }.flatMap(\.spellings))
    text = """
      # fish completion for pollard

      # The words that are no flag and no flag's value: the command and its operands.
      function __pollard_operands
          set -l words (commandline -opc)
          set -e words[1]
          set -l skip 0
          for word in $words
              if test $skip = 1
                  set skip 0
                  continue
              end
              switch $word
                  case \(takers.sorted().joined(separator: " "))
                      set skip 1
                  case '-?*'
                  case '*'
                      echo -- $word
              end
          end
      end

      # Whether the command is one of those named, or still to come.
      function __pollard_may_be
          set -l words (__pollard_operands)
          test (count $words) = 0; or contains -- $words[1] $argv
      end

      # Whether the command is the one named and has so many operands, "any" standing for any number.
      function __pollard_awaits
          set -l words (__pollard_operands)
          test (count $words) -gt 0; or return 1
          test $words[1] = $argv[1]; or return 1
          test $argv[2] = any; or test (math (count $words) - 1) = $argv[2]
      end

      complete -c pollard -f

      """
    for command in commands {
      text +=
        "complete -c pollard -n 'test (count (__pollard_operands)) = 0'"
        + " -a \(command.name.text) -d \(singleQuoted(command.summary))\n"
    }
    for command in commands {
      for (index, operand) in command.operands.enumerated() {
        let offer = offer(operand.slot.completion)
        guard !offer.isEmpty else { continue }
        let place = operand.count.repeats ? "any" : "\(index)"
        text += "complete -c pollard -n '__pollard_awaits \(command.name.text) \(place)'\(offer)\n"
      }
    }
    flags(of: commands)
  }

  /// Commands that mean the same by a flag share its line.
  private mutating func flags(of commands: [Command]) {
    var lines: [(condition: [String], line: String)] = []
    for command in commands {
      for flag in command.flags {
        let line = line(for: flag)
        if let index = lines.firstIndex(where: { $0.line == line }) {
          lines[index].condition.append(command.name.text)
        } else {
          lines.append(([command.name.text], line))
        }
      }
    }
    for (condition, line) in lines {
      text +=
        "complete -c pollard -n '__pollard_may_be \(condition.joined(separator: " "))'\(line)\n"
    }
  }

  private func line(for flag: Flag) -> String {
    let short = flag.letter.map { " -s \($0)" } ?? ""
    let value = flag.slot.map { requirement($0.completion) + offer($0.completion) } ?? ""
    return "\(short) -l \(flag.name)\(value) -d \(singleQuoted(flag.summary))"
  }

  /// `-x` wants a value and offers no file, `-r` wants one of any kind.
  private func requirement(_ completion: Completion) -> String {
    if case .files = completion { " -r" } else { " -x" }
  }

  private func offer(_ completion: Completion) -> String {
    switch completion {
    case .nothing: ""
    case .files: " -F"
    case .folders: " -a '(__fish_complete_directories)'"
    case .words(let words): " -a \(singleQuoted(words().joined(separator: " ")))"
    case .wordList(let words):
      " -a '(__fish_append , \(words().joined(separator: " ")))'"
    }
  }
}
