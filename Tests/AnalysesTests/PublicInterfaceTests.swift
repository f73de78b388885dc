import Analyses
import Graph
import Manifests
import Scanning
import Testing

/// Compares what a manifest is taken for, and the roots that this gives, with lines like `a/b.py: public firm`.
private func check(
  _ manifest: String, _ sources: KeyValuePairs<String, String>, _ kind: PublicInterface.Kind,
  _ expected: String..., location: SourceLocation = #_sourceLocation
) {
  let project = PythonProject(
    folder: SourcePath(""),
    manifests: [ManifestFile(path: SourcePath("pyproject.toml"), bytes: Array(manifest.utf8))])
  let settings = PythonProject(
    folder: SourcePath("shop"),
    manifests: [ManifestFile(path: SourcePath("shop/pytest.ini"), bytes: Array("[pytest]".utf8))])
  let repository = CodeRepository(sources)
  let found = PublicInterface(
    of: repository.graph, projects: [project, settings], starts: Roots([Root]()))
  #expect(found.projects.map(\.kind) == [kind], sourceLocation: location)
  let lines = found.roots.map {
    "\(repository.graph.unit($0.unit).path.display): \($0.purpose) \($0.strength)"
  }
  #expect(lines == expected, sourceLocation: location)
}

@Suite("Public interfaces")
struct PublicInterfaceTests {
  private static let build = """
    [build-system]
    build-backend = "hatchling.build"
    [project]
    name = "shop"

    """

  @Test("a classifier says that others build on a project, whatever it looks like")
  func library() {
    check(
      Self.build + "classifiers = [\"Framework :: Shop\"]\nscripts.shop = \"shop.cli:main\"\n",
      ["shop/__init__.py": "", "shop/cli.py": "def main(): pass", "shop/_own.py": "x = 1"],
      .library, "shop/__init__.py: public firm", "shop/cli.py: public firm")
  }

  @Test("a program that is published may be imported from, and nothing in it is kept for that")
  func program() {
    check(
      Self.build
        + "classifiers = [\"Topic :: Office/Business\"]\nscripts.shop = \"shop.cli:main\"\n",
      ["shop/__init__.py": "", "shop/cli.py": "def main(): pass"],
      .program, "shop/__init__.py: product weak", "shop/cli.py: product weak")
  }

  @Test("a program that is not published is an application, and so is what says that it is private")
  func application() {
    let sources: KeyValuePairs = ["shop/__init__.py": "", "shop/cli.py": "def main(): pass"]
    check(Self.build + "scripts.shop = \"shop.cli:main\"\n", sources, .application)
    check(
      Self.build
        + "classifiers = [\"Private :: Do Not Upload\"]\nscripts.shop = \"shop.cli:main\"\n",
      sources, .application)
  }

  @Test("where nothing tells for whom, what the product itself uses elsewhere is kept")
  func unclear() {
    check(
      Self.build,
      [
        "shop/__init__.py": "", "shop/cart.py": "from shop.tax import rates",
        "shop/tax/__init__.py": "from shop.tax import rates", "shop/tax/rates.py": "x = 1",
        "shop/old/__init__.py": "from shop.old import inner", "shop/old/inner.py": "x = 1",
      ], .unclear, "shop/__init__.py: public firm", "shop/cart.py: public weak",
      "shop/old/__init__.py: public weak", "shop/old/inner.py: public weak",
      "shop/tax/__init__.py: public firm", "shop/tax/rates.py: public weak")
  }
}
