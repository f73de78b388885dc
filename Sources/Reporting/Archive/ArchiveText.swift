package import Refactoring
import Scanning

/// Archives for people: what is planned, what was done, what there is.
package struct ArchiveText: Sendable {
  private let style: Style
  /// How many entries each list shows.
  private let top: Int

  package init(top: Int, style: Style) {
    self.top = top
    self.style = style
  }

  // MARK: A plan

  package func text(_ plan: ArchivePlan) -> String {
    let modules = plan.moves.count { $0.kind == .module }
    var lines = [
      style.paint("archive \(plan.id)", as: .heading)
        + ": \(Count.of(modules, "module")), \(Count.of(plan.moves.count, "file")) to \(plan.folder.display)"
    ]
    lines += reasons(plan)
    lines += list("These files move, with their paths kept", plan.moves) { move in
      [move.from.display, move.kind == .module ? "" : "\(word(for: move.kind)) \(move.module)"]
    }
    lines += list("Look at these first", plan.checks.filter { $0.kind == .caution }) { [$0.text] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func reasons(_ plan: ArchivePlan) -> [String] {
    var lines: [String] = []
    if !plan.reasons.isEmpty { lines += ["", style.paint("Why", as: .heading)] }
    for reason in plan.reasons.prefix(top) {
      lines.append("  \(style.paint(reason.module, as: .word))  \(reason.text)")
      for place in reason.places.prefix(3) {
        let line = place.line > 0 ? ":\(place.line)" : ""
        lines.append(style.paint("      \(place.path.display)\(line)  \(place.text)", as: .faint))
      }
    }
    return lines + rest(plan.reasons.count)
  }

  private func word(for kind: ArchiveMove.Kind) -> String {
    switch kind {
    case .module: ""
    case .stub: "stub of"
    case .test: "tests only"
    case .data: "read by none but"
    case .package: "held nothing but"
    }
  }

  /// What has to stay, and why.
  package func text(_ refusals: [ArchiveDraft.Refusal]) -> String {
    guard !refusals.isEmpty else { return "" }
    let lines = list("These stay", refusals) { ["\($0.module) \($0.why)"] }
    return lines.dropFirst().joined(separator: "\n") + "\n"
  }

  // MARK: What was done

  /// The moves of an archive, made or only looked at.
  package func text(
    _ plan: ArchivePlan, verb: String, isStaged: Bool, notes: [String]
  ) -> String {
    var lines = [
      style.paint("\(verb) \(Count.of(plan.moves.count, "file"))", as: .heading)
    ]
    lines += plan.moves.prefix(top).map { "  \($0.from.display)" } + rest(plan.moves.count)
    if isStaged { lines.append("  in git's index as well") }
    lines += notes.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: What there is

  /// One archive among others.
  package struct Listed: Sendable {
    package let plan: ArchivePlan
    package let missing: Int
    package let bytes: Int

    package init(plan: ArchivePlan, missing: Int, bytes: Int) {
      self.plan = plan
      self.missing = missing
      self.bytes = bytes
    }

    fileprivate var state: String { missing == 0 ? "whole" : "damaged" }
  }

  package func text(_ archives: [Listed]) -> String {
    guard !archives.isEmpty else { return "no archives\n" }
    let rows = archives.map { archive in
      [
        archive.plan.id, String(archive.plan.created.prefix(10)),
        Count.of(archive.plan.moves.count, "file"), Count.bytes(archive.bytes),
        archive.missing == 0 ? "whole" : "\(archive.missing) missing", archive.plan.folder.display,
      ]
    }
    return Columns.aligned(rows, style: style).joined(separator: "\n") + "\n"
  }

  package static func json(_ archives: [Listed], interrupted: String?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("archives")
    json.beginArray()
    for archive in archives {
      json.beginObject()
      json.key("bytes")
      json.value(archive.bytes)
      json.key("created")
      json.value(archive.plan.created)
      json.key("files")
      json.beginArray()
      for move in archive.plan.moves { json.value(move.from.bytes) }
      json.endArray()
      json.key("folder")
      json.value(archive.plan.folder.bytes)
      json.key("id")
      json.value(archive.plan.id)
      json.key("missing")
      json.value(archive.missing)
      json.key("modules")
      json.beginArray()
      for move in archive.plan.moves where move.kind == .module { json.value(move.module) }
      json.endArray()
      json.key("state")
      json.value(archive.state)
      json.endObject()
    }
    json.endArray()
    json.key("interrupted")
    if let interrupted { json.value(interrupted) } else { json.null() }
    json.key("schema")
    json.value("pollard.archives/1")
    json.endObject()
    json.newline()
    return json.drain()
  }

  // MARK: Lists

  private func list<Element>(
    _ title: String, _ elements: [Element], _ row: (Element) -> [String]
  ) -> [String] {
    guard !elements.isEmpty else { return [] }
    let rows = elements.prefix(top).map { row($0).filter { !$0.isEmpty } }
    return ["", style.paint(title, as: .heading)] + Columns.aligned(rows, style: style)
      + rest(elements.count)
  }

  private func rest(_ count: Int) -> [String] {
    count > top
      ? [style.paint("  \(Count.grouped(count - top)) more; --top N shows them", as: .faint)] : []
  }
}
