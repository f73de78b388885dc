import Graph
import Manifests
import Scanning

/// One Swift file in which roots are looked for.
struct SwiftRootReader {
  let unit: UnitID
  let path: SourcePath
  let facts: SwiftFacts
  let place: SwiftPlaces.Place
  let isInterface: Bool
  let references: SwiftReferences

  private var outline: SwiftOutline { facts.outline }

  func roots(_ mentioned: [ArraySlice<UInt8>: Evidence]) -> [Root] {
    var found: [Root] = []
    func add(_ kind: String, _ line: Int, _ text: String, _ purpose: Root.Purpose? = nil) {
      found.append(
        Root(
          unit: unit, purpose: purpose ?? place.purpose, strength: .firm,
          evidence: Evidence(kind: kind, path: path, line: line, text: text)))
    }
    if path.name.elementsEqual("main.swift".utf8) { add("top-level code", 1, "main.swift") }
    if facts.hasMainAttribute { add("attribute", mainLine, "@main") }
    if path.name.elementsEqual("LinuxMain.swift".utf8)
      || path.name.elementsEqual("XCTestManifests.swift".utf8)
    {
      add("list of tests", 1, String(decoding: path.name, as: UTF8.self), .test)
    }
    if facts.hasShebang { add("script", 1, "#!", .tool) }
    for mention in outline.mentions where mention.forms.contains(.macro) {
      if Self.previewMacros.contains(outline.text.string(mention.name)) {
        add("preview", Int(mention.line), "#" + outline.text.string(mention.name), .example)
        break
      }
    }
    for declaration in outline.declarations {
      let line = Int(declaration.line)
      for attribute in outline.attributes(of: declaration) {
        let name = outline.text.string(attribute)
        if name == "Test" || name == "Suite" || name == "Testing.Test" || name == "Testing.Suite" {
          add("test", line, "@" + name, .test)
        } else if declaration.parent < 0, declaration.kind != .extension,
          Self.foundByRunTime.contains(name)
        {
          add("attribute", line, "@" + name)
        }
      }
      guard declaration.parent < 0 else { continue }
      addType(declaration, mentioned, add)
    }
    if isInterface, let declaration = publicDeclaration {
      add(
        "interface of a library", Int(declaration.line),
        "\(declaration.access.map { $0.rawValue + " " } ?? "")\(declaration.kind.rawValue) "
          + outline.text.string(declaration.name), .public)
    }
    if isInterface, let symbol = binaryInterface {
      found.append(
        Root(
          unit: unit, purpose: .public, strength: .weak,
          evidence: Evidence(
            kind: "symbol of the binary", path: path, line: Int(symbol.line),
            text: "@usableFromInline " + outline.text.string(symbol.name))))
    }
    return found
  }

  private func addType(
    _ declaration: SwiftDeclaration, _ mentioned: [ArraySlice<UInt8>: Evidence],
    _ add: (String, Int, String, Root.Purpose?) -> Void
  ) {
    let line = Int(declaration.line)
    let name = outline.text[declaration.name]
    switch declaration.kind {
    case .class, .struct, .enum, .actor, .protocol:
      if let evidence = mentioned[name] {
        add("\(evidence.kind) \(evidence.path.display):\(evidence.line)", line, evidence.text, nil)
      }
    case .extension: break
    default: return
    }
    for written in references.ancestors(of: outline.text[declaration.name]) {
      let inherited = String(decoding: written, as: UTF8.self)
      if Self.testCases.contains(inherited) {
        add("test case", line, inherited, .test)
      } else if Self.previewProtocols.contains(inherited) {
        add("preview", line, inherited, .example)
      } else if Self.discovered.contains(inherited) || inherited.hasSuffix("Intent") {
        add("type that the system finds by its protocol", line, inherited, nil)
      } else if case .test = place, declaration.kind == .class,
        inherited.hasSuffix("TestCase") || inherited.hasSuffix("Spec")
      {
        add("test case", line, inherited, .test)
      }
    }
  }

  private var mainLine: Int {
    let main = outline.declarations.first { declaration in
      outline.attributes(of: declaration).contains {
        ["main", "UIApplicationMain", "NSApplicationMain"].contains(outline.text.string($0))
      }
    }
    return Int(main?.line ?? 1)
  }

  /// The first declaration that another package can see.
  private var publicDeclaration: SwiftDeclaration? {
    outline.declarations.first { declaration in
      switch declaration.access {
      case .public, .open: return true
      case .private, .fileprivate, .internal, .package: return false
      case nil:
        guard declaration.parent >= 0 else { return false }
        let parent = outline.declarations[Int(declaration.parent)]
        return parent.kind == .extension && parent.access == .public
      }
    }
  }

  /// The first declaration that no source of another package can name and its binary can.
  private var binaryInterface: SwiftDeclaration? {
    outline.declarations.first { declaration in
      outline.attributes(of: declaration).contains {
        outline.text[$0].elementsEqual("usableFromInline".utf8)
      }
    }
  }

  private static let previewMacros: Set = ["Preview", "Playground"]
  private static let previewProtocols: Set = ["PreviewProvider", "LibraryContentProvider"]
  private static let foundByRunTime: Set = [
    "main", "UIApplicationMain", "NSApplicationMain", "objc", "objcMembers", "_cdecl", "c",
    "_silgen_name", "_expose", "_dynamicReplacement", "implementation", "_objcImplementation",
    "section", "_section", "used", "_used",
  ]
  private static let testCases: Set = [
    "XCTestCase", "QuickSpec", "AsyncSpec", "QuickConfiguration", "KIFTestCase",
  ]
  private static let discovered: Set = [
    "AppShortcutsProvider", "AppIntentsPackage", "AppEntity", "AppEnum", "WidgetBundle",
    "INExtension", "NSManagedObject", "IntentTimelineProvider", "CompilerPlugin", "CommandPlugin",
    "BuildToolPlugin",
  ]
}
