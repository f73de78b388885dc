/// Absolute paths as text.
enum PathText {
  /// The part of a path below a folder; nil where it is not below it.
  static func relative(_ path: String, to root: String) -> String? {
    let normal = normalised(path)
    if normal == root { return "" }
    guard normal.hasPrefix(root + "/") else { return nil }
    return String(normal.dropFirst(root.count + 1))
  }

  /// Without `.`, `..` and doubled slashes.
  static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if !parts.isEmpty { parts.removeLast() }
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func last(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  static func join(_ parts: [String]) -> String {
    var result = ""
    for part in parts {
      if part.hasPrefix("/") || result.isEmpty {
        result = part
      } else {
        result += result.hasSuffix("/") ? part : "/" + part
      }
    }
    return result
  }
}
