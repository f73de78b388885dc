package import Graph
package import Manifests
import Scanning

/// The roots and links that Python code and the layout of folders give: frameworks, loaders, scans and strings.
package struct CodeRoots: Sendable {
  /// Everything found, to be joined with what other files say.
  package var roots: Roots {
    Roots(
      foundRoots, links: foundLinks, unjudged: foundUnjudged, openLoads: foundOpenLoads,
      openScans: foundOpenScans)
  }

  let graph: ImportGraph
  let index: UnitIndex
  let outlines: [UnitID: CodeOutline]
  /// In the order of their ids.
  let outlined: [UnitID]
  let projects: [PythonProject]
  /// Those in use.
  let frameworks: [Framework]
  /// Files that are no sources and whose names some rule asks for.
  let otherFiles: Set<SourcePath>
  /// Where templates load a module of tags, by the name they write.
  let templateLoads: [String: Evidence]

  private var foundRoots: [Root] = []
  private var foundLinks: [Link] = []
  private var foundUnjudged: [Unjudged] = []
  /// One link of a kind between two units is enough: the first that is found.
  private var linked: Set<Way> = []
  private var foundOpenLoads: Set<Evidence> = []
  private var foundOpenScans: Set<OpenScan> = []
  /// The folders of what strings call applications.
  var applications: Set<SourcePath> = []
  /// What loads modules by a name that somebody else hands over.
  var loaders = CodeLoaders()
  /// By function: the patterns of names that it gives back.
  var made: [String: [CodeText]] = [:]
  /// By folder, by what names begin with: who makes up such names, and where.
  var beginnings: [SourcePath: [[UInt8]: [(unit: UnitID, evidence: Evidence)]]] = [:]
  /// By folder: how many tests have named it.
  var namers: [SourcePath: Int] = [:]
  /// By function of the file that is being looked at: the words that it compares something with.
  var compared: [String: Set<ArraySlice<UInt8>>]?
  /// Of the file that is being looked at.
  var followed: Set<Followed> = []

  /// Takes the outlines of the units that `CodeReading` and `CallerReading` ask for.
  package init(
    in index: UnitIndex, outlines: [UnitID: CodeOutline], projects: [PythonProject],
    use: FrameworkUse, templateLoads: [String: Evidence] = [:]
  ) {
    graph = index.graph
    self.templateLoads = templateLoads
    self.index = index
    self.outlines = Self.filled(outlines, index)
    self.projects = projects
    outlined = outlines.keys.sorted()
    otherFiles = use.otherFiles
    frameworks = use.frameworks
    findPlaces()
    findOtherPlatforms()
    findStrings()
    findLoads()
    findScans()
    findFiles()
    findCompanions()
  }

  /// The outlines with the constants that they take from each other.
  private static func filled(
    _ outlines: [UnitID: CodeOutline], _ index: UnitIndex
  ) -> [UnitID: CodeOutline] {
    var result = outlines
    for (id, outline) in outlines where outline.hasReferences {
      result[id] = outline.filled { name in
        guard let owner = index.owner(of: name, near: id) else { return [] }
        let known = outlines[owner.unit]?.constants[owner.constant] ?? []
        return known.filter { $0.references.isEmpty }
      }
    }
    return result
  }

  private struct Way: Hashable {
    let from: UnitID
    let to: UnitID
    let strength: Start.Strength
    let kind: String

    /// Two units are seldom joined in more than one way.
    func hash(into hasher: inout Hasher) {
      hasher.combine(from.index)
      hasher.combine(to.index)
    }
  }

  // MARK: What was found

  func isTest(_ unit: UnitID) -> Bool { index.purpose(of: unit) == .test }

  func evidence(_ unit: UnitID, line: Int, _ kind: String) -> Evidence {
    let text = outlines[unit]?.text(ofLine: line) ?? ""
    return Evidence(kind: kind, path: graph.unit(unit).path, line: line, text: text)
  }

  mutating func addRoot(
    _ unit: UnitID, _ purpose: Root.Purpose, _ strength: Start.Strength, kind: String, text: String
  ) {
    addRoot(
      unit, purpose, strength,
      Evidence(kind: kind, path: graph.unit(unit).path, line: 1, text: text))
  }

  mutating func addRoot(
    _ unit: UnitID, _ purpose: Root.Purpose, _ strength: Start.Strength, _ evidence: Evidence
  ) {
    // A test's settings are there for tests, whatever product's name they have.
    let placed = purpose == .product ? index.purpose(of: unit).purpose ?? purpose : purpose
    foundRoots.append(
      Root(unit: unit, purpose: placed, strength: strength, evidence: evidence))
  }

  mutating func addLink(
    _ from: UnitID, _ to: UnitID, _ strength: Start.Strength, _ evidence: Evidence
  ) {
    let way = Way(from: from, to: to, strength: strength, kind: evidence.kind)
    guard from != to, linked.insert(way).inserted else { return }
    foundLinks.append(Link(from: from, to: to, strength: strength, evidence: evidence))
  }

  /// The units that name modules in strings which are there to be loaded.
  var namersOfModules: Set<UnitID> {
    Set(linked.lazy.filter { $0.kind == "string" && $0.strength == .firm }.map(\.from))
  }

  mutating func addOpenLoad(_ evidence: Evidence) { foundOpenLoads.insert(evidence) }

  mutating func addOpenScan(_ scan: OpenScan) { foundOpenScans.insert(scan) }

  mutating func leave(_ unit: UnitID, _ reason: Unjudged.Reason, kind: String, text: String) {
    foundUnjudged.append(
      Unjudged(
        unit: unit, reason: reason,
        evidence: Evidence(kind: kind, path: graph.unit(unit).path, line: 1, text: text)))
  }
}
