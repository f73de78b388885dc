import Scanning

extension PythonProject {
  /// What installing the project offers to whoever runs or loads it.
  package var starts: [Start] {
    let points = entryPoints.map { point in
      Start(
        target: .module(point.module, attribute: point.attribute), purpose: .product,
        strength: .firm,
        evidence: Evidence(
          kind: "entry point in \(point.group)", path: point.path, line: point.line,
          text: "\(point.name) = \(point.target)"),
        folders: sourceRoots.map(\.value) + [folder])
    }
    let files = scripts.map { script in
      Start(
        target: .path(script.value.display, from: SourcePath(bytes: [])), purpose: .product,
        strength: .firm,
        evidence: Evidence(
          kind: "installed script", path: script.path, line: script.line,
          text: script.value.display))
    }
    return points + files
  }
}

extension PollardConfiguration {
  /// What the user says is started, or is to be kept as if it were.
  package var starts: [Start] {
    guard let path else { return [] }
    let named = entryPoints.map { entry in
      let isPattern = entry.value.utf8.contains {
        $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "/")
      }
      let parts = entry.value.split(separator: ":", maxSplits: 1).map(String.init)
      return start(
        isPattern || entry.value.hasSuffix(".py") || parts.isEmpty
          ? .pattern(entry.value)
          : .module(parts[0], attribute: parts.count > 1 ? parts[1] : nil),
        "entry-points", entry, path)
    }
    return named + keep.map { start(.pattern($0.value), "keep", $0, path) }
  }

  private func start(
    _ target: Start.Target, _ key: String, _ entry: Located<String>, _ path: SourcePath
  ) -> Start {
    Start(
      target: target, purpose: .product, strength: .firm,
      evidence: Evidence(
        kind: "\(key) of Pollard's configuration", path: path, line: entry.line, text: entry.value))
  }
}
