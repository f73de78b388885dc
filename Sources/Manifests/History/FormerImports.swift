package import Scanning

/// Who imported which modules at an earlier commit, read from the lines that `git grep` finds.
package struct FormerImports: Sendable {
  /// One line of an import statement at an earlier commit.
  package struct Line: Hashable, Sendable {
    package let path: SourcePath
    package let line: Int
    package let text: String
  }

  /// By the last part of the names that could be modules: the lines in the order of paths.
  package private(set) var byLastName: [String: [Line]] = [:]

  /// The pattern of lines that begin an import.
  package static let pattern = "^[[:space:]]*(from|import)[[:space:]]"

  /// Reads the answer of `git grep -z -n -E PATTERN COMMIT`, keeping lines that name one of these last parts.
  package init(parsing answer: [UInt8], commit: String, keeping names: Set<String>) {
    let prefix = Array("\(commit):".utf8)
    for row in answer.split(separator: UInt8(ascii: "\n")) {
      let parts = row.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].starts(with: prefix),
        let number = Int(String(decoding: parts[1], as: UTF8.self))
      else { continue }
      let found = Self.names(in: parts[2]).filter { names.contains($0) }
      guard !found.isEmpty else { continue }
      let line = Line(
        path: SourcePath(bytes: Array(parts[0].dropFirst(prefix.count))), line: number,
        text: String(decoding: parts[2], as: UTF8.self))
      for name in Set(found) { byLastName[name, default: []].append(line) }
    }
  }

  /// The last part of the module after `from`, and every name after `import`.
  private static func names(in text: ArraySlice<UInt8>) -> [String] {
    let words = text.split { byte in
      byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(")
        || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ";")
    }
    var found: [String] = []
    for word in words {
      if word.first == UInt8(ascii: "#") { break }
      guard let last = word.split(separator: UInt8(ascii: ".")).last else { continue }
      found.append(String(decoding: last, as: UTF8.self))
    }
    return found
  }
}
