import Analyses
import Graph
import Manifests
import Scanning
import Testing

/// The units that a start means, by path; weak ones with a `?`.
private func check(
  _ target: Start.Target, in place: String = "x.sh", folders: [String] = [],
  _ expected: [String], among paths: KeyValuePairs<String, String>,
  location: SourceLocation = #_sourceLocation
) {
  let graph = graph(paths)
  let start = Start(
    target: target, purpose: .product, strength: .firm,
    evidence: Evidence(kind: "", path: SourcePath(place), line: 1, text: ""),
    folders: folders.map { SourcePath($0) })
  let found = StartResolver(graph).units(of: start).map {
    graph.unit($0.unit).path.display + ($0.strength == .weak ? "?" : "")
  }
  #expect(found == expected, sourceLocation: location)
}

@Suite("What starts mean")
struct StartResolverTests {
  @Test("a module runs with the packages around it, a package with its __main__")
  func modules() {
    let shop: KeyValuePairs = [
      "shop/__init__.py": "", "shop/__main__.py": "", "shop/a.py": "def f(): ...",
      "shop/web/__init__.py": "",
    ]
    check(
      .module("shop.__main__", attribute: nil), ["shop/__init__.py", "shop/__main__.py"],
      among: shop)
    check(
      .module("shop.a.__main__", attribute: nil), ["shop/__init__.py", "shop/a.py"], among: shop)
    check(.module("shop.a", attribute: "f"), ["shop/__init__.py", "shop/a.py"], among: shop)
    check(
      .module("shop", attribute: "web"), ["shop/__init__.py", "shop/web/__init__.py"], among: shop)
    check(.module("shop.a.f", attribute: nil), ["shop/__init__.py", "shop/a.py"], among: shop)
    check(.module("shop.b", attribute: nil), [], among: shop)
    check(.module("nothing", attribute: nil), [], among: shop)
  }

  @Test("of several modules of a name the nearest is meant")
  func nearest() {
    let two: KeyValuePairs = [
      "one/app/__init__.py": "", "one/app/a.py": "", "two/app/__init__.py": "", "two/app/a.py": "",
    ]
    check(
      .module("app.a", attribute: nil), in: "two/Dockerfile",
      ["two/app/__init__.py", "two/app/a.py"],
      among: two)
    check(
      .module("app.a", attribute: nil), in: "Makefile", folders: ["one"],
      ["one/app/__init__.py", "one/app/a.py"], among: two)
  }

  @Test("a dotted string counts when its end is bound, and a word never does")
  func mentions() {
    let shop: KeyValuePairs = [
      "shop/__init__.py": "x = 1", "shop/a.py": "import os\nclass C:\n  def m(self): ...\n",
      "config.py": "import yaml",
    ]
    check(.mention("shop.a"), ["shop/__init__.py", "shop/a.py"], among: shop)
    check(.mention("shop.a.C.m"), ["shop/__init__.py", "shop/a.py"], among: shop)
    check(.mention("shop.a:C"), ["shop/__init__.py", "shop/a.py"], among: shop)
    check(.mention("shop.x"), ["shop/__init__.py"], among: shop)
    check(.mention("shop.a.D"), [], among: shop)
    check(.mention("shop.a:D"), [], among: shop)
    check(.mention("shop"), [], among: shop)
    check(.mention("config.yaml"), [], among: shop)
  }

  @Test("a path is looked for from its folder, from those around it, and by its end")
  func paths() {
    let files: KeyValuePairs = [
      "back/tools/a.py": "", "back/manage.py": "", "jobs/__main__.py": "", "jobs/b.py": "",
      "other/b.py": "",
    ]
    func from(_ path: String, _ folder: String) -> Start.Target {
      .path(path, from: SourcePath(folder))
    }
    check(from("tools/a.py", "back"), ["back/tools/a.py"], among: files)
    check(from("../back/./tools/a.py", "jobs"), ["back/tools/a.py"], among: files)
    check(from("back/tools/a.py", "docker/x"), ["back/tools/a.py"], among: files)
    check(from("tools/a.py", ""), ["back/tools/a.py"], among: files)
    check(from("/srv/app/tools/a.py", "back"), ["back/tools/a.py"], among: files)
    check(from("$ROOT/tools/a.py", ""), ["back/tools/a.py"], among: files)
    check(from("/usr/bin/jobs", ""), [], among: files)
    check(from("jobs", ""), ["jobs/__main__.py"], among: files)
    check(from("manage.py", ""), ["back/manage.py?"], among: files)
    check(from("b.py", ""), [], among: files)
    check(from("j*/b.py", ""), ["jobs/b.py"], among: files)
    check(from("../../x.py", ""), [], among: files)
  }

  @Test("patterns are of modules or of paths")
  func patterns() {
    let files: KeyValuePairs = [
      "app/__init__.py": "", "app/plugins/__init__.py": "", "app/plugins/a/__init__.py": "",
      "app/plugins/a/b.py": "", "tools/x.py": "",
    ]
    check(
      .pattern("app.plugins.*"),
      ["app/plugins/__init__.py", "app/plugins/a/__init__.py", "app/plugins/a/b.py"], among: files)
    check(.pattern("app.*.a"), ["app/plugins/a/__init__.py"], among: files)
    check(.pattern("tools/*.py"), ["tools/x.py"], among: files)
    check(.pattern("app.plugin"), [], among: files)
  }
}
