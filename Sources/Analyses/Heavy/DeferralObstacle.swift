package import Execution
import Graph
package import Scanning

/// Why an import statement cannot simply wait for the first use of its names.
package enum DeferralObstacle: Hashable, Sendable {
  /// Its own module uses a name of it while being imported, on this line.
  case usedAtImport(line: Int)
  /// It is no import statement: a call or a definition that ends in an import.
  case runsCode
  /// It takes whatever there is.
  case star
  /// It binds a name of a class.
  case classBody
  /// A handler around it goes on otherwise where it fails.
  case probing
  /// Python runs what was compiled of its file, whatever the file says now.
  case compiled
  /// Nothing in its file uses what it binds.
  case unused
  /// Without it, other code would not find a submodule that it reaches through its package.
  case reliedOn(path: SourcePath, line: Int, module: String)

  package init?(of site: LoadSite) {
    guard site.kind == .statement else {
      self = .runsCode
      return
    }
    if site.isStar {
      self = .star
    } else if site.isCompiled {
      self = .compiled
    } else if site.isInClass {
      self = .classBody
    } else if site.isProbing {
      self = .probing
    } else if site.isUnused {
      self = .unused
    } else if let line = site.usedAtLine {
      self = .usedAtImport(line: line)
    } else {
      return nil
    }
  }

  package var text: String {
    switch self {
    case .usedAtImport(let line): "its module uses it on line \(line) while being imported"
    case .runsCode: "this is code that runs at import and imports"
    case .star: "a star import takes names that only loading tells"
    case .classBody: "it binds an attribute of a class"
    case .probing: "a handler around it waits for it to fail"
    case .compiled: "what was compiled of its file runs in its place, until it is built again"
    case .unused: "its module uses nothing of it, so it may be there for what it does"
    case .reliedOn(let path, let line, let module):
      "\(path.display):\(line) uses \(module), which nothing else would have imported"
    }
  }
}

extension LoadGraph {
  /// By statement: what keeps it from waiting.
  func obstacles(_ dominators: Dominators) -> [DeferralObstacle?] {
    var obstacles = sites.map { DeferralObstacle(of: $0) }
    for (user, reliance) in reliances {
      let own = Set(chain(to: node(ofModule: user), dominators))
      guard !own.isEmpty, let module = module(named: reliance.module) else { continue }
      // What stands on every way to the submodule, but not on every way to its use.
      for node in chain(to: node(ofModule: module), dominators) {
        if own.contains(node) { break }
        guard let blocked = self.site(at: node), obstacles[blocked] == nil else { continue }
        obstacles[blocked] = .reliedOn(
          path: reliance.path, line: reliance.line, module: reliance.module)
      }
    }
    return obstacles
  }

  /// What every way to a node leads through, itself first; the nearest so many.
  private func chain(to node: Int, _ dominators: Dominators) -> [Int] {
    var chain: [Int] = []
    var next = node
    while next > 0, dominators.immediate[next] >= 0, chain.count < 1_000 {
      chain.append(next)
      next = Int(dominators.immediate[next])
    }
    return chain
  }
}
