/// A pass over the lines of an INI file.
struct INIReader {
  private(set) var sections: [OpenSection] = []
  private(set) var problems: [ManifestProblem] = []
  private var sectionIndex: [ExactText: Int] = [:]
  /// The section and the option that a deeper indented line continues.
  private var currentSection: Int?
  private var currentOption: Int?
  private var indent = 0

  /// A section that may still be added to.
  struct OpenSection {
    let name: String
    let line: Int
    var options: [INIOption] = []
    var index: [ExactText: Int] = [:]
  }

  mutating func read(_ bytes: [UInt8]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let lines = ByteLines(hasMark ? Array(bytes.dropFirst(3)) : bytes)
    for (offset, line) in lines.enumerated() { read(line, number: offset + 1) }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
    let content = line.trimmed
    if content.isEmpty {
      extendOption(with: "", line: number)
      return
    }
    if content.first == UInt8(ascii: "#") || content.first == UInt8(ascii: ";") { return }
    let lineIndent = content.startIndex - line.startIndex
    if currentOption != nil, lineIndent > indent {
      extendOption(with: content.text, line: number)
      return
    }
    indent = lineIndent
    if let name = sectionName(content) {
      open(name, line: number)
    } else if let section = currentSection {
      readOption(content, in: section, line: number)
    } else {
      problems.append(ManifestProblem(line: number, message: "a line before the first [section]"))
    }
  }

  private mutating func extendOption(with text: String, line: Int) {
    guard let section = currentSection, let option = currentOption else { return }
    sections[section].options[option].lines.append(Located(text, line: line))
  }

  /// What stands between the first `[` and the last `]` of a header line.
  private func sectionName(_ content: ArraySlice<UInt8>) -> String? {
    guard content.first == UInt8(ascii: "["),
      let end = content.lastIndex(of: UInt8(ascii: "]")), end > content.startIndex + 1
    else { return nil }
    return content[(content.startIndex + 1)..<end].text
  }

  private mutating func open(_ name: String, line: Int) {
    currentOption = nil
    if let known = sectionIndex[ExactText(name)] {
      currentSection = known
      return
    }
    sectionIndex[ExactText(name)] = sections.count
    currentSection = sections.count
    sections.append(OpenSection(name: name, line: line))
  }

  private mutating func readOption(_ content: ArraySlice<UInt8>, in section: Int, line: Int) {
    let delimiter = content.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
    guard let delimiter, delimiter > content.startIndex else {
      problems.append(ManifestProblem(line: line, message: "neither [section] nor key = value"))
      return
    }
    let written = content[..<delimiter].trimmed.text
    let key = written.lowercased()
    let value = Located(content[(delimiter + 1)...].trimmed.text, line: line)
    let option = INIOption(key: key, writtenKey: written, line: line, lines: [value])
    if let known = sections[section].index[ExactText(key)] {
      sections[section].options[known] = option
      currentOption = known
    } else {
      currentOption = sections[section].options.count
      sections[section].index[ExactText(key)] = currentOption
      sections[section].options.append(option)
    }
  }
}
