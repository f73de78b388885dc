import Scanning

/// The objects of a `project.pbxproj`, and what they say of targets and files.
struct XcodeReading {
  private let objects: [String: PropertyList]
  private let project: PropertyList?
  private let root: SourcePath
  /// The place of each file and folder below the root, by id.
  private(set) var places: [String: SourcePath] = [:]
  private(set) var gap: Located<String>?

  init(_ document: PropertyList, in folder: SourcePath) {
    objects = document["objects"]?.table ?? [:]
    project = document["rootObject"]?.text.flatMap { [objects] in objects[$0] }
    root =
      project?["projectDirPath"]?.text.flatMap { folder.appending(relative: $0) } ?? folder
    if project == nil {
      gap = Located("it has no root object", line: document.line)
    }
    findPlaces()
  }

  private func kind(_ id: String) -> String { objects[id]?["isa"]?.text ?? "" }

  /// Walks the groups from the main one; each entry lies relative to its group unless it says otherwise.
  private mutating func findPlaces() {
    guard let main = project?["mainGroup"]?.text else { return }
    var open: [(id: String, base: SourcePath?)] = [(main, root)]
    var seen: Set<String> = []
    while let (id, base) = open.popLast() {
      guard let entry = objects[id], seen.insert(id).inserted else { continue }
      let own: SourcePath?
      switch entry["sourceTree"]?.text ?? "<group>" {
      case "<group>": own = base
      case "SOURCE_ROOT": own = root
      // What is built, or belongs to the system, is in no repository.
      default: own = nil
      }
      let place = entry["path"]?.text.map { path in own?.appending(relative: path) } ?? own
      if let place, entry["path"] != nil { places[id] = place }
      for child in entry["children"]?.texts ?? [] { open.append((child, place)) }
    }
  }

  /// Every file and folder that is named, with the line of its first entry, exceptions of synchronized folders included.
  var entries: [SourcePath: Int] {
    var lines: [SourcePath: Int] = [:]
    func note(_ path: SourcePath, _ line: Int) { lines[path] = min(lines[path] ?? line, line) }
    for (id, path) in places {
      guard let entry = objects[id] else { continue }
      note(path, entry.line)
      for set in entry["exceptions"]?.texts ?? [] {
        for exception in objects[set].map({ paths($0, in: path) }) ?? [] {
          note(exception, objects[set]?.line ?? entry.line)
        }
      }
    }
    return lines
  }

  // MARK: Targets

  func targets() -> [XcodeProject.Target] {
    let additions = additionsByTarget()
    return (project?["targets"]?.texts ?? []).compactMap { id in
      guard let entry = objects[id], let name = entry["name"]?.text else { return nil }
      return XcodeProject.Target(
        name: name, module: module(of: entry, named: name), kind: kind(of: entry),
        line: entry.line, dependencies: dependencies(of: entry),
        // What is linked by other means than the project says is not known.
        hasUnknownDependencies: true,
        named: sources(of: entry), folders: folders(of: entry, id),
        additions: additions[id] ?? [])
    }
  }

  private func kind(of entry: PropertyList) -> SwiftTarget.Kind {
    guard let type = entry["productType"]?.text else { return .regular }
    if type.hasSuffix("unit-testing") || type.hasSuffix("unit-test")
      || type.hasSuffix(".ui-testing") || type.contains("bundle.ui-test")
      || type.contains("bundle.unit-test")
    {
      return .test
    }
    for ending in ["framework", "library.static", "library.dynamic", "framework.static", "bundle"]
    where type.hasSuffix("product-type.\(ending)") {
      return .regular
    }
    return .executable
  }

  private func module(of entry: PropertyList, named name: String) -> String {
    let list = entry["buildConfigurationList"]?.text.flatMap { objects[$0] }
    for id in list?["buildConfigurations"]?.texts ?? [] {
      let settings = objects[id]?["buildSettings"]
      for key in ["PRODUCT_MODULE_NAME", "PRODUCT_NAME"] {
        guard let written = settings?[key]?.text else { continue }
        let text =
          written.replacing("$(TARGET_NAME)", with: name)
          .replacing("${TARGET_NAME}", with: name)
          .replacing("$(inherited)", with: name)
          .replacing("$(TARGET_NAME:c99extidentifier)", with: name)
        if !text.contains("$") { return SwiftTarget.moduleName(text) }
      }
    }
    return SwiftTarget.moduleName(name)
  }

  private func sources(of entry: PropertyList) -> [SourcePath] {
    var paths: [SourcePath] = []
    for phase in entry["buildPhases"]?.texts ?? [] where kind(phase) == "PBXSourcesBuildPhase" {
      for file in objects[phase]?["files"]?.texts ?? [] {
        guard let reference = objects[file]?["fileRef"]?.text else { continue }
        if let place = places[reference], place.name.hasSuffix(".swift") {
          paths.append(place)
        } else if kind(reference) == "PBXVariantGroup" {
          paths += (objects[reference]?["children"]?.texts ?? []).compactMap { places[$0] }
            .filter { $0.name.hasSuffix(".swift") }
        }
      }
    }
    return paths
  }

  // MARK: Synchronized folders

  private func folders(of entry: PropertyList, _ target: String) -> [XcodeProject.Synchronized] {
    (entry["fileSystemSynchronizedGroups"]?.texts ?? []).compactMap { group in
      guard let folder = places[group] else { return nil }
      var exceptions: [SourcePath] = []
      for set in objects[group]?["exceptions"]?.texts ?? [] {
        guard let entry = objects[set], exceptionTarget(entry) == target else { continue }
        exceptions += paths(entry, in: folder)
      }
      // Folders that are copied as they stand.
      exceptions += (objects[group]?["explicitFolders"]?.texts ?? [])
        .compactMap { folder.appending(relative: $0) }
      return XcodeProject.Synchronized(folder: folder, exceptions: exceptions)
    }
  }

  private func exceptionTarget(_ entry: PropertyList) -> String? {
    guard entry["isa"]?.text == "PBXFileSystemSynchronizedBuildFileExceptionSet" else { return nil }
    return entry["target"]?.text
  }

  private func paths(_ entry: PropertyList, in folder: SourcePath) -> [SourcePath] {
    (entry["membershipExceptions"]?.texts ?? []).compactMap { folder.appending(relative: $0) }
  }

  /// For a target that does not take a folder as a whole, an exception is what it takes.
  private func additionsByTarget() -> [String: [SourcePath]] {
    var wholes: Set<[String]> = []
    for target in project?["targets"]?.texts ?? [] {
      for group in objects[target]?["fileSystemSynchronizedGroups"]?.texts ?? [] {
        wholes.insert([target, group])
      }
    }
    var additions: [String: [SourcePath]] = [:]
    for (group, folder) in places.sorted(by: { $0.key < $1.key })
    where kind(group) == "PBXFileSystemSynchronizedRootGroup" {
      for set in objects[group]?["exceptions"]?.texts ?? [] {
        guard let entry = objects[set], let target = exceptionTarget(entry),
          !wholes.contains([target, group])
        else { continue }
        additions[target, default: []] += paths(entry, in: folder)
      }
    }
    return additions
  }

  // MARK: Dependencies

  private func dependencies(of entry: PropertyList) -> [SwiftTarget.Dependency] {
    var all: [SwiftTarget.Dependency] = []
    for id in entry["dependencies"]?.texts ?? [] {
      guard let dependency = objects[id] else { continue }
      let target = dependency["target"]?.text.flatMap { objects[$0]?["name"]?.text }
      let remote = dependency["targetProxy"]?.text.flatMap { objects[$0]?["remoteInfo"]?.text }
      let product = dependency["productRef"]?.text.flatMap { objects[$0]?["productName"]?.text }
      guard let name = target ?? remote ?? product else { continue }
      all.append(
        .init(
          name: name, package: nil, kind: target == nil && remote == nil ? .product : .target,
          isConditional: dependency["platformFilter"] != nil
            || dependency["platformFilters"] != nil, line: dependency.line))
    }
    for id in entry["packageProductDependencies"]?.texts ?? [] {
      guard let dependency = objects[id], let name = dependency["productName"]?.text else {
        continue
      }
      all.append(
        .init(
          name: name, package: nil, kind: .product, isConditional: false, line: dependency.line))
    }
    return all
  }
}
