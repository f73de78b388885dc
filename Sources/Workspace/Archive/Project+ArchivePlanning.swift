package import Graph
import Manifests
package import Refactoring
package import Scanning

extension Project {
  /// A plan for what somebody wants archived, and what of it has to stay.
  package struct ArchiveProposal: Sendable {
    /// Nil where nothing is left to archive.
    package let plan: ArchivePlan?
    package let refusals: [ArchiveDraft.Refusal]
  }

  /// Works out what would go into an archive together, and takes down what it is at this moment.
  package func archiveProposal(
    for choices: [ArchiveChoice], in graph: ImportGraph, tests: Set<UnitID>, into place: SourcePath
  ) throws(ArchiveError) -> ArchiveProposal {
    if let why = ArchivePathRules.objection(to: place) {
      throw .refused(["the folder \(place.display) \(why); name one below the root"])
    }
    var surroundings = ArchiveSurroundings()
    surroundings.tests = tests
    if graph.units.contains(where: { $0.kind == .swiftFile }) {
      surroundings.swift = SwiftNeeds(in: graph, SwiftReferences(graph))
    }
    surroundings.others = Array(tree.others)
    surroundings.blocked = blocked(in: graph, into: place)
    let first = ArchiveDraft(of: choices, in: graph, surroundings: surroundings)
    surroundings.data = CompanionData(of: first, in: graph, tree).files
    let draft =
      surroundings.data.isEmpty
      ? first : ArchiveDraft(of: choices, in: graph, surroundings: surroundings)
    guard !draft.files.isEmpty else {
      return ArchiveProposal(plan: nil, refusals: draft.refusals)
    }
    var inspection = TreeInspection(tree.root)
    var files: [(ArchiveDraft.File, EntryFacts, SHA256)] = []
    for file in draft.files {
      guard let (facts, hash) = inspection.content(of: file.path, asIn: "plan again") else {
        continue
      }
      files.append((file, facts, hash))
    }
    guard inspection.objections.isEmpty else { throw .refused(inspection.objections) }
    let plan = try self.plan(files, draft, into: place)
    return ArchiveProposal(plan: plan, refusals: draft.refusals)
  }

  private func plan(
    _ files: [(ArchiveDraft.File, EntryFacts, SHA256)], _ draft: ArchiveDraft,
    into place: SourcePath
  ) throws(ArchiveError) -> ArchivePlan {
    let now = CivilTime(secondsSince1970: SystemCalls.secondsSince1970)
    var content = Array(now.iso8601.utf8)
    for (file, _, hash) in files { content += file.path.bytes + [0] + hash.bytes }
    let id = "\(now.compactDate)-\(SHA256(of: content).hexadecimal.prefix(8))"
    let folder = place.appending(id.utf8)
    let moves = files.map { file, facts, hash in
      ArchiveMove(
        from: file.path, to: folder.appending(file.path.bytes), hash: hash, mode: facts.mode,
        modified: facts.modified, kind: file.kind, module: file.module)
    }
    let head: String?
    do throws(TransactionError) {
      head = try GitIndex(at: tree.root)?.head
    } catch {
      throw .transaction(error)
    }
    var plan = ArchivePlan(
      id: id, created: now.iso8601, root: tree.root.display, head: head, folder: folder,
      moves: moves, reasons: draft.reasons)
    plan.checks = Self.required + cautions(about: plan, draft)
    do throws(ArchivePlanError) {
      try plan.checkTogether()
      for move in plan.moves {
        if let why = ArchivePathRules.objection(to: move.from) {
          throw .unsafePath(move.from.display, line: 0, why: why)
        }
      }
    } catch {
      throw .refused([error.message])
    }
    return plan
  }

  /// Why some units cannot be moved: something leads to them by another way than an import.
  private func blocked(in graph: ImportGraph, into place: SourcePath) -> [UnitID: String] {
    let mentions = graph.membership.mentions
    let compiling = graph.membership.targetAround(place)
    var targets: [SourcePath: SourcePath] = [:]
    for skipped in tree.skipped {
      guard case .symbolicLink(_, .fileInside) = skipped.reason,
        let target = try? tree.root.appending(skipped.path).withLinksFollowed(),
        let path = target.relative(to: tree.root)
      else { continue }
      targets[path] = targets[path] ?? skipped.path
    }
    var blocked: [UnitID: String] = [:]
    for unit in graph.unitIDs {
      let path = graph.unit(unit).path
      if graph.unit(unit).kind == .swiftFile {
        if case .apart(let reason, _) = graph.membership.standing(of: path), reason.isOfABuild {
          blocked[unit] = "is \(reason.rawValue); it says what is built"
          continue
        }
        if let mention = mentions[path] {
          blocked[unit] =
            "is named at \(mention.path.display):\(mention.line), as \(mention.text); take it out there first"
          continue
        }
        if let compiling {
          blocked[unit] =
            "would still be compiled in \(place.display), which lies in target \(compiling.name); name another folder with --into"
          continue
        }
      }
      if let link = targets[path] {
        blocked[unit] = "is what the link \(link.display) leads to; remove the link first"
      } else if let folder = tree.nestedRepositories.first(where: {
        path.bytes.starts(with: $0.bytes + [UInt8(ascii: "/")])
      }) {
        blocked[unit] = "lies in \(folder.display), a git repository of its own; run Pollard there"
      }
    }
    return blocked
  }

  private static let required: [ArchiveCheck] = [
    ArchiveCheck(.required, "every file is as it was when the plan was made"),
    ArchiveCheck(.required, "nothing that stays imports or names anything that goes"),
    ArchiveCheck(.required, "every import that resolved before resolves after"),
  ]

  private func cautions(about plan: ArchivePlan, _ draft: ArchiveDraft) -> [ArchiveCheck] {
    var cautions = draft.mentions.map {
      ArchiveCheck(.caution, "\($0.path.display):\($0.line) names \($0.text) in a string")
    }
    if plan.holdsTests {
      cautions.append(
        ArchiveCheck(
          .caution,
          "the archive gets a \(ArchivePlan.testGuardName) that keeps pytest from collecting its tests"
        ))
    }
    let top = String(decoding: plan.folder.bytes.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
    // A folder whose name begins with a dot is no package to anybody.
    guard !top.hasPrefix("."), leavesPackagesToSetuptools else { return cautions }
    cautions.append(
      ArchiveCheck(
        .caution,
        "pyproject.toml leaves it to setuptools to find the packages, and \(top) would be one: name them in [tool.setuptools], or plan with --into .archive"
      ))
    return cautions
  }

  /// Nobody says which of the folders at the root are packages.
  private var leavesPackagesToSetuptools: Bool {
    let path = SourcePath("pyproject.toml")
    guard let bytes = try? FileReader.contents(of: tree.root.appending(path)),
      let root = try? TOMLDocument(parsing: bytes).root, root["project"] != nil
    else { return false }
    let backend = root[path: "build-system", "build-backend"]?.string
    guard backend?.hasPrefix("setuptools") ?? true,
      root[path: "tool", "setuptools", "py-modules"] == nil
    else { return false }
    if root[path: "tool", "setuptools", "packages"] != nil {
      let find = root[path: "tool", "setuptools", "packages", "find"]?.table
      return find.map { $0["include"] == nil && $0["where"] == nil } ?? false
    }
    let hasScript = tree.manifests.contains { $0.path == SourcePath("setup.py") }
    return !hasScript && !tree.files.contains { $0.path.bytes.starts(with: "src/".utf8) }
  }
}

extension SwiftMembership.Reason {
  fileprivate var isOfABuild: Bool { self == .manifest || self == .projectDescription }
}
