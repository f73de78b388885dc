package import Graph
import Manifests
import Scanning

/// What starts Swift files or has them found without a name in Swift code.
package struct SwiftRoots: Sendable {
  package let roots: Roots

  /// `offersInterface` is false where somebody says that the repository is an application, whose products nobody else uses.
  package init(
    in graph: ImportGraph, _ references: SwiftReferences, foreign: [ForeignMention],
    offersInterface: Bool
  ) {
    var found: [Root] = []
    var unjudged: [Unjudged] = []
    let places = SwiftPlaces(graph.membership)
    let mentioned = Dictionary(
      foreign.map { ($0.name[...], $0.evidence) }, uniquingKeysWith: { first, _ in first })
    for unit in graph.unitIDs {
      guard let facts = graph.swiftFacts(of: unit) else { continue }
      let path = graph.unit(unit).path
      let place = places.place(of: path)
      if let reason = Self.reasonNotToJudge(unit, path, place, facts) { unjudged.append(reason) }
      switch place {
      case .unsaid: continue
      case .outside(let evidence, let isAmongMembers):
        guard !isAmongMembers else { continue }
        found.append(
          Root(
            unit: unit, purpose: .public, strength: .weak,
            evidence: Evidence(
              kind: "folder of which no target compiles anything", path: evidence.path,
              line: evidence.line, text: path.parent?.display ?? "")))
      case .apart(let reason, let evidence):
        // People run scripts and read examples, so what those use is used.
        guard reason.usesCode else { continue }
        found.append(
          Root(
            unit: unit, purpose: place.purpose, strength: .firm,
            evidence: evidence
              ?? Evidence(kind: reason.rawValue, path: path, line: 1, text: path.display)))
      default:
        let reader = SwiftRootReader(
          unit: unit, path: path, facts: facts, place: place,
          isInterface: offersInterface && place.isOffered, references: references)
        found += reader.roots(mentioned)
      }
    }
    found += Self.generatedStarts(in: graph, places)
    for item in references.standing {
      let place = places.place(of: graph.unit(item.unit).path)
      switch place {
      case .outside, .apart, .unsaid: continue
      default: break
      }
      found.append(
        Root(
          unit: item.unit, purpose: place.purpose, strength: .firm,
          evidence: Evidence(
            kind: "extension of a type from outside", path: graph.unit(item.unit).path,
            line: item.line, text: item.text)))
    }
    let links = references.whispers.map { item in
      Link(
        from: item.from, to: item.to, strength: .weak,
        evidence: Evidence(
          kind: "name in a string", path: graph.unit(item.from).path, line: item.line,
          text: "\"\(item.name)\""))
    }
    roots = Roots(found, links: links, unjudged: unjudged, coversSwift: true)
  }

  /// The files of executables whose start nobody has written: a plug-in writes it, and knows what it calls.
  private static func generatedStarts(in graph: ImportGraph, _ places: SwiftPlaces) -> [Root] {
    let membership = graph.membership
    var unitOfPath: [SourcePath: UnitID] = [:]
    for unit in graph.unitIDs where graph.unit(unit).kind == .swiftFile {
      unitOfPath[graph.unit(unit).path] = unit
    }
    var found: [Root] = []
    for (id, paths) in zip(membership.targetIDs, membership.filesOfTargets()) {
      let target = membership.target(id)
      guard target.kind == .executable, target.origin == .package else { continue }
      let units = paths.compactMap { unitOfPath[$0] }
      let isStarted = units.contains { unit in
        graph.unit(unit).path.name.elementsEqual("main.swift".utf8)
          || graph.swiftFacts(of: unit)?.hasMainAttribute == true
      }
      guard !isStarted else { continue }
      found += units.map { unit in
        Root(
          unit: unit, purpose: places.place(of: graph.unit(unit).path).purpose, strength: .firm,
          evidence: Evidence(
            kind: "executable whose start is not written here", path: target.evidence.path,
            line: target.evidence.line, text: target.evidence.text))
      }
    }
    return found
  }

  private static func reasonNotToJudge(
    _ unit: UnitID, _ path: SourcePath, _ place: SwiftPlaces.Place, _ facts: SwiftFacts
  ) -> Unjudged? {
    func unjudged(_ reason: Unjudged.Reason, _ kind: String) -> Unjudged {
      Unjudged(
        unit: unit, reason: reason,
        evidence: Evidence(kind: kind, path: path, line: 1, text: ""))
    }
    switch place {
    case .apart(let reason, let evidence):
      guard let evidence else { return unjudged(.data, reason.rawValue) }
      return Unjudged(unit: unit, reason: .data, evidence: evidence)
    case .unsaid(let why): return unjudged(.data, "target unknown: \(why)")
    default:
      return facts.outline.declarations.isEmpty ? unjudged(.empty, "nothing is declared") : nil
    }
  }
}

extension SwiftMembership.Reason {
  /// Whether such files use what the targets of the repository offer.
  fileprivate var usesCode: Bool {
    switch self {
    case .playground, .documentation, .script, .example: true
    case .manifest, .resource, .hidden, .template, .testData, .projectDescription: false
    }
  }
}
