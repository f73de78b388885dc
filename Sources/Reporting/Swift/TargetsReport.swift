package import Manifests
import Scanning

/// The Swift targets of a repository, and the Swift files that are in none, in any format.
package struct TargetsReport: Sendable {
  private let membership: SwiftMembership
  private let contents: [[SourcePath]]

  package init(_ membership: SwiftMembership) {
    self.membership = membership
    contents = membership.filesOfTargets()
  }

  /// Whether there are files that a target ought to have and none has.
  package var hasStrays: Bool {
    membership.files.paths.contains { path in
      if case .outside = membership.standing(of: path) { true } else { false }
    }
  }

  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("files")
    json.beginArray()
    for path in membership.files.paths { write(path, to: &json) }
    json.endArray()
    json.key("gaps")
    json.beginArray()
    for gap in gaps {
      json.beginObject()
      json.key("line")
      json.value(gap.line)
      json.key("path")
      json.value(gap.path.bytes)
      json.key("why")
      json.value(gap.why)
      json.endObject()
    }
    json.endArray()
    json.key("schema")
    json.value("pollard.targets/1")
    json.key("targets")
    json.beginArray()
    for id in membership.targetIDs { write(id, to: &json) }
    json.endArray()
    json.endObject()
    json.newline()
    return json.drain()
  }

  /// What in the manifests could not be followed.
  private var gaps: [(path: SourcePath, line: Int, why: String)] {
    membership.packages.flatMap { package in
      package.gaps.map { (package.manifest, $0.line, $0.value) }
    }
      + membership.projects.compactMap { project in
        project.gap.map { (project.path, $0.line, $0.value) }
      }
  }

  /// A file that is in no target, and why; files of targets are listed with them.
  private func write(_ path: SourcePath, to json: inout JSONWriter) {
    let standing = membership.standing(of: path)
    if case .member = standing { return }
    json.beginObject()
    json.key("path")
    json.value(path.bytes)
    json.key("standing")
    switch standing {
    case .member: json.value("member")
    case .apart(let reason, let evidence):
      json.value("apart")
      json.key("why")
      json.value(reason.rawValue + (evidence.map { ": \(words($0))" } ?? ""))
    case .outside(let evidence, let isAmongMembers):
      json.value("outside")
      json.key("why")
      json.value(
        words(evidence) + (isAmongMembers ? ", and files beside it are in targets" : ""))
    case .unsaid(let why):
      json.value("unknown")
      json.key("why")
      json.value(why)
    }
    json.endObject()
  }

  private func words(_ evidence: Evidence) -> String {
    "\(evidence.path.display):\(evidence.line) (\(evidence.text))"
  }

  private func write(_ id: SwiftMembership.TargetID, to json: inout JSONWriter) {
    let target = membership.target(id)
    json.beginObject()
    json.key("conditional")
    json.value(target.isConditional)
    json.key("dependencies")
    json.beginArray()
    for dependency in target.dependencies {
      json.beginObject()
      json.key("conditional")
      json.value(dependency.isConditional)
      json.key("kind")
      json.value(dependency.kind.rawValue)
      json.key("name")
      json.value(dependency.name)
      json.endObject()
    }
    json.endArray()
    json.key("files")
    json.beginArray()
    for path in contents[Int(id.index)] { json.value(path.bytes) }
    json.endArray()
    json.key("kind")
    json.value(target.kind.rawValue)
    json.key("line")
    json.value(target.evidence.line)
    json.key("manifest")
    json.value(target.evidence.path.bytes)
    json.key("module")
    json.value(target.module)
    json.key("name")
    json.value(target.name)
    json.key("origin")
    json.value(target.origin.rawValue)
    json.endObject()
  }

  // MARK: For people

  package func text(top: Int?, style: Style) -> String {
    guard !membership.files.paths.isEmpty else { return "no Swift files\n" }
    var lines = [
      style.paint(
        "\(Count.of(membership.files.paths.count, "Swift file")) in \(Count.of(membership.targets.count, "target"))",
        as: .heading)
    ]
    if membership.targets.contains(where: { $0.origin == .convention }) {
      lines.append("no manifest: the names of folders are all that says so")
    }
    lines += Columns.aligned(
      membership.targetIDs.map { id in
        let target = membership.target(id)
        return [
          target.name, target.kind.rawValue + (target.isConditional ? ", sometimes" : ""),
          Count.of(contents[Int(id.index)].count, "file"),
          "\(target.evidence.path.display):\(target.evidence.line)",
        ]
      }, style: style)
    lines += strays(top: top, style: style)
    for gap in gaps {
      lines += [
        "",
        "\(style.paint("not followed", as: .warning))  \(gap.path.display):\(gap.line): \(gap.why)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func strays(top: Int?, style: Style) -> [String] {
    let rows = membership.files.paths.compactMap { path -> [String]? in
      guard case .outside(let evidence, _) = membership.standing(of: path) else { return nil }
      return [path.display, "though \(words(evidence)) is about its folder"]
    }
    guard !rows.isEmpty else { return [] }
    let shown = rows.prefix(top ?? rows.count)
    var lines = ["", style.paint("\(Count.of(rows.count, "file")) in no target", as: .heading)]
    lines += Columns.aligned(Array(shown), style: style)
    if shown.count < rows.count {
      lines.append(
        style.paint(
          "  and \(Count.grouped(rows.count - shown.count)) more; --top \(rows.count) shows them",
          as: .faint))
    }
    return lines
  }
}
