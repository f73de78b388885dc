import Scanning

/// The package that a manifest made in one world.
struct ManifestOutcome {
  private(set) var name: String?
  private(set) var targets: [SwiftTarget] = []
  private(set) var products: [SwiftProduct] = []
  private(set) var dependencies: [SwiftPackage.Dependency] = []
  /// What could not be followed and changes which targets there are, or which files they have.
  private(set) var gaps: [ManifestGap] = []
  /// What could not be followed on the way, which may have changed nothing.
  let doubts: [ManifestGap]

  private let heap: [ManifestRecord]
  private let places: LineTable

  init(_ interpreter: ManifestInterpreter, _ places: LineTable) {
    heap = interpreter.heap
    self.places = places
    doubts = interpreter.problems
    guard let id = interpreter.packages.last else {
      gaps = [ManifestGap(why: "no package that could be followed", place: ByteRange(0, 0))]
      return
    }
    let package = heap[id]
    name = package.fields["name"]?.string
    for value in list(package.fields["targets"], gapIfUnknown: "targets") { add(target: value) }
    for value in list(package.fields["products"], gapIfUnknown: nil) { add(product: value) }
    for value in list(package.fields["dependencies"], gapIfUnknown: nil) { add(package: value) }
    // A budget that ran out hides what would have come.
    gaps += doubts.filter {
      $0.why.hasPrefix("the manifest computes") || $0.why.hasPrefix("a loop over")
        || $0.why.hasPrefix("a statement of") || $0.why.hasPrefix("too deeply")
    }
  }

  /// The elements that are known; a gap for those that are not.
  private mutating func list(
    _ value: ManifestValue?, gapIfUnknown what: String?
  ) -> [ManifestValue] {
    switch value {
    case nil, .null: return []
    case .array(let values):
      guard let what else { return values.filter { !$0.isUnknown } }
      for case .unknown(let why, let range) in values { note(what, why, range) }
      return values.filter { !$0.isUnknown }
    case .unknown(let why, let range):
      if let what { note(what, why, range) }
      return []
    default: return []
    }
  }

  private mutating func note(_ what: String, _ why: String, _ range: ByteRange) {
    gaps.append(ManifestGap(why: "\(what) made of what cannot be followed: \(why)", place: range))
  }

  private func line(_ range: ByteRange) -> Int { places.line(at: range.start) }

  private func record(_ value: ManifestValue) -> ManifestRecord? {
    guard case .record(let id) = value else { return nil }
    return heap[id]
  }

  private mutating func text(_ value: ManifestValue?, _ what: String) -> WrittenText? {
    switch value {
    case .string(let text, let range): return WrittenText(text: text, range: range)
    case .unknown(let why, let range):
      note(what, why, range)
      return nil
    default: return nil
    }
  }

  // MARK: Targets

  private mutating func add(target value: ManifestValue) {
    guard let record = record(value) else { return }
    guard let name = record.fields["name"]?.string else {
      gaps.append(ManifestGap(why: "a target whose name cannot be followed", place: record.range))
      return
    }
    var target = SwiftTarget(name: name, kind: kind(of: record), line: line(record.range))
    target.path = text(record.fields["path"], "the path of a target")
    if let sources = record.fields["sources"], !sources.isNull {
      target.sources = list(sources, gapIfUnknown: "the sources of \(name)")
        .compactMap { text($0, "the sources of \(name)") }
    }
    target.exclude = list(record.fields["exclude"], gapIfUnknown: "what \(name) excludes")
      .compactMap { text($0, "what \(name) excludes") }
    for value in list(record.fields["resources"], gapIfUnknown: "the resources of \(name)") {
      guard let resource = self.record(value),
        let path = text(resource.unlabeled.first, "the resources of \(name)")
      else { continue }
      target.resources.append(.init(rule: resource.kind, path: path))
    }
    for value in dependencies(of: record, &target) { add(dependency: value, to: &target) }
    for value in list(record.fields["plugins"], gapIfUnknown: nil) {
      add(plugin: value, to: &target)
    }
    targets.append(target)
  }

  private func kind(of record: ManifestRecord) -> SwiftTarget.Kind {
    switch record.kind {
    case "testTarget": .test
    case "executableTarget": .executable
    case "systemLibrary": .system
    case "binaryTarget": .binary
    case "plugin": .plugin
    case "macro": .macro
    default:
      // `Target(name:…, type: .test)`
      record.fields["type"].flatMap { self.record($0) }
        .flatMap { SwiftTarget.Kind(rawValue: $0.kind) } ?? .regular
    }
  }

  private mutating func dependencies(
    of record: ManifestRecord, _ target: inout SwiftTarget
  ) -> [ManifestValue] {
    guard let value = record.fields["dependencies"], !value.isNull else { return [] }
    guard let values = value.array else {
      target.hasUnknownDependencies = true
      return []
    }
    return values
  }

  private func add(dependency value: ManifestValue, to target: inout SwiftTarget) {
    if let name = value.string {
      target.dependencies.append(
        .init(name: name, package: nil, kind: .name, isConditional: false, line: target.line))
      return
    }
    guard let record = record(value),
      let name = record.fields["name"]?.string ?? record.unlabeled.first?.string
    else {
      target.hasUnknownDependencies = true
      return
    }
    let kind: SwiftTarget.Dependency.Kind
    switch record.kind {
    case "target": kind = .target
    case "product": kind = .product
    default: kind = .name
    }
    let condition = record.fields["condition"]
    target.dependencies.append(
      .init(
        name: name, package: record.fields["package"]?.string, kind: kind,
        isConditional: condition.map { !$0.isNull } ?? false, line: line(record.range)))
  }

  private func add(plugin value: ManifestValue, to target: inout SwiftTarget) {
    let record = record(value)
    guard let name = value.string ?? record?.fields["name"]?.string else { return }
    target.dependencies.append(
      .init(
        name: name, package: record?.fields["package"]?.string, kind: .plugin,
        isConditional: false, line: record.map { line($0.range) } ?? target.line))
  }

  // MARK: Products and packages

  private mutating func add(product value: ManifestValue) {
    guard let record = record(value), let name = record.fields["name"]?.string else { return }
    products.append(
      SwiftProduct(
        name: name, kind: record.kind,
        targets: list(record.fields["targets"], gapIfUnknown: nil).compactMap(\.string),
        line: line(record.range)))
  }

  private mutating func add(package value: ManifestValue) {
    guard let record = record(value) else { return }
    let path = record.fields["path"]?.string
    guard let address = path ?? record.fields["url"]?.string ?? record.fields["id"]?.string else {
      return
    }
    var identity = address.lowercased()
    while identity.hasSuffix("/") { identity.removeLast() }
    if identity.hasSuffix(".git") { identity.removeLast(4) }
    identity = String(identity.split(separator: "/").last ?? "")
    dependencies.append(
      .init(
        identity: identity, name: record.fields["name"]?.string, path: path,
        line: line(record.range)))
  }
}
