package import Scanning

extension SwiftPackage {
  /// What `swift package dump-package` printed of the package in a folder, which is its manifest run by the tools.
  package init(dumped bytes: [UInt8], of manifest: SourcePath) throws(JSONError) {
    let root = try JSONDocument(parsing: bytes).root
    let version = (root["toolsVersion"]?["_version"]?.string ?? "").split(separator: ".")
      .map { Int($0) ?? 0 }
    self.init(
      folder: manifest.parent ?? SourcePath(bytes: []), manifest: manifest,
      toolsVersion: version.count > 1 ? Version(version[0], version[1]) : Self.newest)
    name = root["name"]?.string ?? name
    noteFeatures(in: bytes)
    for value in root["targets"]?.array ?? [] {
      if let target = Self.target(value) { targets.append(target) }
    }
    for value in root["products"]?.array ?? [] {
      guard let name = value["name"]?.string else { continue }
      products.append(
        SwiftProduct(
          name: name, kind: value["type"]?.members?.first?.key ?? "library",
          targets: value["targets"]?.array?.compactMap(\.string) ?? [], line: 1))
    }
    for value in root["dependencies"]?.array ?? [] {
      for member in value.members ?? [] {
        for entry in member.value.array ?? [] {
          guard let identity = entry["identity"]?.string else { continue }
          dependencies.append(
            .init(
              identity: identity, name: entry["nameForTargetDependencyResolutionOnly"]?.string,
              path: nil, line: 1))
        }
      }
    }
  }

  /// The folder that the dump says the package was in.
  package static func dumpedFolder(_ bytes: [UInt8]) -> String? {
    guard let root = try? JSONDocument(parsing: bytes).root else { return nil }
    return root["packageKind"]?["root"]?.array?.first?.string
  }

  private static func target(_ value: JSONValue) -> SwiftTarget? {
    guard let name = value["name"]?.string else { return nil }
    let kind = value["type"]?.string ?? "regular"
    var target = SwiftTarget(
      name: name, kind: SwiftTarget.Kind(rawValue: kind) ?? .regular, line: 1)
    target.path = value["path"]?.string.map { WrittenText(text: $0, range: nil) }
    target.sources = value["sources"]?.array.map(texts)
    target.exclude = value["exclude"]?.array.map(texts) ?? []
    target.resources = (value["resources"]?.array ?? []).compactMap { resource in
      guard let path = resource["path"]?.string else { return nil }
      return .init(
        rule: resource["rule"]?.members?.first?.key ?? "process",
        path: WrittenText(text: path, range: nil))
    }
    for member in (value["dependencies"]?.array ?? []).flatMap({ $0.members ?? [] }) {
      guard let parts = member.value.array, let name = parts.first?.string else { continue }
      let isProduct = member.key == "product"
      let condition = parts.last
      target.dependencies.append(
        .init(
          name: name, package: isProduct && parts.count > 1 ? parts[1].string : nil,
          kind: isProduct ? .product : member.key == "target" ? .target : .name,
          isConditional: condition?.members != nil, line: 1))
    }
    for usage in (value["pluginUsages"]?.array ?? []).flatMap({ $0.members ?? [] }) {
      guard let name = usage.value.array?.first?.string else { continue }
      target.dependencies.append(
        .init(
          name: name, package: usage.value.array?.dropFirst().first?.string, kind: .plugin,
          isConditional: false, line: 1))
    }
    return target
  }

  private static func texts(_ values: [JSONValue]) -> [WrittenText] {
    values.compactMap(\.string).map { WrittenText(text: $0, range: nil) }
  }
}
