import Scanning

extension SwiftPackage {
  /// What a manifest says, read without running it.
  package init(reading manifest: ManifestFile) {
    let places = LineTable(manifest.bytes)
    self.init(
      folder: manifest.path.parent ?? SourcePath(bytes: []), manifest: manifest.path,
      toolsVersion: Self.toolsVersion(of: manifest.bytes))
    noteFeatures(in: manifest.bytes)
    var parser = ManifestParser(manifest.bytes)
    let program = parser.program()
    var outcomes: [ManifestOutcome] = []
    for world in ManifestWorld.all {
      var interpreter = ManifestInterpreter(world: world)
      interpreter.run(program)
      outcomes.append(ManifestOutcome(interpreter, places))
      if interpreter.steps >= ManifestInterpreter.mostSteps { break }
    }
    guard let usual = outcomes.first else { return }
    name = usual.name ?? name
    targets = usual.targets
    products = usual.products
    dependencies = usual.dependencies
    for other in outcomes.dropFirst() { merge(other) }
    gaps = Self.gaps(outcomes, places)
    if toolsVersion.major < 4 {
      gaps.insert(Located("written for tools that find targets by themselves", line: 1), at: 0)
    }
  }

  /// What the manifests of one folder say: the one that the tools read, and as conditional what the others add.
  package init?(reading manifests: [ManifestFile]) {
    guard let chosen = Self.chosen(among: manifests) else { return nil }
    self.init(reading: chosen)
    var known = Set(targets.map(\.layout))
    for other in manifests where other.path != chosen.path {
      for var target in SwiftPackage(reading: other).targets
      where known.insert(target.layout).inserted {
        target.isConditional = true
        targets.append(target)
      }
    }
  }

  /// Adds what is there in other circumstances.
  private mutating func merge(_ other: ManifestOutcome) {
    var known = Set(targets.map(\.layout))
    let usual = Dictionary(
      targets.enumerated().filter { !$1.isConditional }.map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    for target in other.targets {
      if known.insert(target.layout).inserted {
        var target = target
        target.isConditional = true
        targets.append(target)
      }
      guard let index = usual[target.name] else { continue }
      let written = Set(targets[index].dependencies.map { [$0.name, $0.kind.rawValue] })
      for dependency in target.dependencies
      where !written.contains([dependency.name, dependency.kind.rawValue]) {
        targets[index].dependencies.append(
          .init(
            name: dependency.name, package: dependency.package, kind: dependency.kind,
            isConditional: true, line: dependency.line))
      }
      if target.hasUnknownDependencies { targets[index].hasUnknownDependencies = true }
    }
    for product in other.products where !products.contains(where: { $0.name == product.name }) {
      products.append(product)
    }
    for dependency in other.dependencies
    where !dependencies.contains(where: { $0.identity == dependency.identity }) {
      dependencies.append(dependency)
    }
  }

  /// A condition that nobody can decide matters only where the targets differ with it.
  private static func gaps(
    _ outcomes: [ManifestOutcome], _ places: LineTable
  ) -> [Located<String>] {
    var gaps = outcomes.flatMap(\.gaps)
    for index in stride(from: 0, to: outcomes.count - 1, by: 2)
    where outcomes[index].targets.map(\.layout) != outcomes[index + 1].targets.map(\.layout) {
      gaps += (outcomes[index].doubts + outcomes[index + 1].doubts)
    }
    return Set(gaps).sorted { ($0.place.start, $0.why) < ($1.place.start, $1.why) }
      .map { Located($0.why, line: places.line(at: $0.place.start)) }
  }

  /// As the first comment says it; without one, that of the first tools.
  static func toolsVersion(of bytes: [UInt8]) -> Version {
    for line in ByteLines(bytes).prefix(20) {
      let text = line.text.lowercased()
      guard text.trimmingSpace.hasPrefix("//"), let at = text.firstRange(of: "swift-tools-version")
      else { continue }
      let digits = text[at.upperBound...].drop { !$0.isNumber }
        .prefix { $0.isNumber || $0 == "." }.split(separator: ".").map { Int($0) ?? 0 }
      guard let major = digits.first else { break }
      return Version(major, digits.count > 1 ? digits[1] : 0)
    }
    return Version(3, 1)
  }

  /// Which of the manifests in one folder the tools read.
  package static func chosen(among manifests: [ManifestFile]) -> ManifestFile? {
    let regular = manifests.first { $0.path.name.elementsEqual("Package.swift".utf8) }
    let specific = manifests.compactMap { manifest -> (version: [Int], file: ManifestFile)? in
      guard manifest.path.name.starts(with: "Package@swift-".utf8) else { return nil }
      let digits = manifest.path.name.dropFirst(14).dropLast(6)
        .split(separator: UInt8(ascii: ".")).map { Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
      return digits.isEmpty || digits.contains(-1) ? nil : (digits, manifest)
    }
    // One written for these very tools comes before everything.
    for exact in [[newest.major, newest.minor], [newest.major]] {
      if let found = specific.first(where: { $0.version == exact }) { return found.file }
    }
    let usable = specific.filter {
      ($0.version[0], $0.version.count > 1 ? $0.version[1] : 0) <= (newest.major, newest.minor)
    }
    guard let best = usable.max(by: { $0.version.lexicographicallyPrecedes($1.version) }) else {
      return regular
    }
    guard let regular else { return best.file }
    return toolsVersion(of: best.file.bytes) > toolsVersion(of: regular.bytes)
      ? best.file : regular
  }
}

extension String {
  var trimmingSpace: Substring { self.drop { $0 == " " || $0 == "\t" } }
}
