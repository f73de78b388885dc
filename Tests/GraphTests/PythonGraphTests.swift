import Graph
import Scanning
import Testing

@Suite("The graph of Python modules")
struct PythonGraphTests {
  @Test("importing a submodule runs the packages around it, but for those that run already")
  func parents() {
    check(
      ["a/__init__.py": "", "a/b/__init__.py": "", "a/b/c.py": "", "m.py": "import a.b.c"],
      "m -> a parent 1", "m -> a.b parent 1", "m -> a.b.c eager 1")
    check(
      [
        "a/__init__.py": "", "a/b/__init__.py": "", "a/b/c.py": "",
        "a/d.py": "import a.b.c\nfrom .b import c\nfrom .b.c import x",
      ],
      "a.d -> a.b parent 1", "a.d -> a.b.c eager 1", "a.d -> a.b eager 2", "a.d -> a.b.c eager 2",
      "a.d -> a.b parent 3", "a.d -> a.b.c eager 3")
    check(
      [
        "a/__init__.py": "", "a/b/__init__.py": "", "a/b/c.py": "",
        "a/b/d.py": "import a\nimport a.b",
      ],
      "a.b.d -> a eager 1", "a.b.d -> a.b eager 2")
  }

  @Test("a cycle may run only through a parent")
  func cycleThroughParent() {
    let graph = TestRepository([
      "p/__init__.py": "import q", "p/a.py": "", "q.py": "import p.a",
    ]).graph
    #expect(
      graph.edges.map(graph.listing) == ["p -> q eager 1", "q -> p parent 1", "q -> p.a eager 1"])
    let components = StrongComponents(Adjacency(graph, following: .importTime))
    #expect(components.cyclic().map { $0.map { graph.label(UnitID($0)) } } == [["p", "q"]])
  }

  @Test("from a package: the attribute where the package binds the name, else the submodule")
  func submoduleOrAttribute() {
    check(
      [
        "p/__init__.py": "x = 1\ndef y(): pass\nfrom q import z", "p/x.py": "", "p/y.py": "",
        "p/z.py": "", "p/w.py": "", "q.py": "z = 1", "m.py": "from p import x, y, z, w",
      ],
      "m -> p eager 1", "m -> p.w eager 1", "p -> q eager 3")
    check(
      ["p/__init__.py": "from . import x", "p/x.py": "", "m.py": "from p import x"],
      "m -> p eager 1", "m -> p.x eager 1", "p -> p.x eager 1")
    check(
      ["p/__init__.py": "from .x import x", "p/x.py": "x = 1", "m.py": "from p import x"],
      "m -> p eager 1", "p -> p.x eager 1")
    check(
      [
        "p/__init__.py": "from q import *", "p/x.py": "", "p/_y.py": "", "p/w.py": "",
        "q.py": "x = 1\n_y = 2", "m.py": "from p import x, _y, w",
      ],
      "m -> p eager 1", "m -> p._y eager 1", "m -> p.w eager 1", "p -> q star 1")
    check(
      ["p/__init__.py": "def f():\n  x = 1", "p/x.py": "", "m.py": "from p import x"],
      "m -> p eager 1", "m -> p.x eager 1")
    check(
      ["p/__init__.py": "import q as x", "p/x.py": "", "q.py": "", "m.py": "from p import x"],
      "m -> p eager 1", "p -> q eager 1")
  }

  @Test("inside a package, its submodules are asked for without asking for the package")
  func ownPackage() {
    check(
      [
        "p/__init__.py": "y = 1", "p/a.py": "",
        "p/b.py": "from . import a\nfrom p import a\nfrom . import a, y",
      ],
      "p.b -> p.a eager 1", "p.b -> p.a eager 2", "p.b -> p eager 3", "p.b -> p.a eager 3")
    check(
      ["p/__init__.py": "from . import a\nfrom p import b", "p/a.py": "", "p/b.py": ""],
      "p -> p.a eager 1", "p -> p.b eager 2")
    check(
      [
        "p/__init__.py": "", "p/q/__init__.py": "",
        "p/q/a.py": "from .. import b\nfrom ..b import c\nfrom ..r import d", "p/b.py": "",
        "p/r/__init__.py": "", "p/r/d.py": "",
      ],
      "p.q.a -> p.b eager 1", "p.q.a -> p.b eager 2", "p.q.a -> p.r eager 3",
      "p.q.a -> p.r.d eager 3")
  }

  @Test("folders without __init__ are namespaces, also inside packages")
  func namespaces() {
    check(
      ["n/a.py": "", "m.py": "import n.a\nfrom n import a"], "m -> n parent 1", "m -> n.a eager 1",
      "m -> n eager 2", "m -> n.a eager 2")
    check(
      ["p/__init__.py": "", "p/n/a.py": "from . import b", "p/n/b.py": "", "m.py": "import p.n.a"],
      "m -> p parent 1", "m -> p.n parent 1", "m -> p.n.a eager 1", "p.n.a -> p.n.b eager 1")
    check(
      ["one/src/acme/a.py": "from acme import b", "two/src/acme/b.py": ""],
      roots: ["one/src", "two/src"],
      "acme.a -> acme.b eager 1")
  }

  @Test(
    "packages of one name share their modules where they say so, and otherwise the first hides the second"
  )
  func sharedPackages() {
    let extending = "from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n"
    check(
      [
        "one/src/acme/__init__.py": extending, "one/src/acme/a.py": "from acme import b",
        "two/src/acme/__init__.py": extending, "two/src/acme/b.py": "",
      ],
      roots: ["one/src", "two/src"],
      "acme.a -> acme.b eager 1")
    check(
      [
        "one/src/acme/__init__.py": "", "one/src/acme/a.py": "from acme import b",
        "two/src/acme/__init__.py": "", "two/src/acme/b.py": "",
      ],
      roots: ["one/src", "two/src"],
      "acme.a -> one/src/acme/__init__.py eager 1")
  }

  @Test("the folder around a top-level package is a root, a package is none whatever is declared")
  func layouts() {
    check(
      ["src/p/__init__.py": "", "src/p/a.py": "", "tests/test_a.py": "import p.a"],
      "tests.test_a -> p parent 1", "tests.test_a -> p.a eager 1")
    check(
      ["src/__init__.py": "", "src/a.py": "", "m.py": "from src import a"], "m -> src eager 1",
      "m -> src.a eager 1")
    check(
      ["src/__init__.py": "", "src/a.py": "", "m.py": "from src import a"], roots: ["src"],
      "m -> src eager 1", "m -> src.a eager 1")
    check(["lib/a.py": "", "app/b.py": "import a"], roots: ["lib", "app"], "b -> a eager 1")
    check(
      ["src/google/cloud/storage/__init__.py": "", "m.py": "import google.cloud.storage"],
      roots: ["src"],
      "m -> google parent 1", "m -> google.cloud parent 1", "m -> google.cloud.storage eager 1")
    check(
      [
        "ns/collections/__init__.py": "", "ns/text/__init__.py": "", "ns/own/__init__.py": "",
        "own.py": "", "m.py": "import ns.text, own\nimport collections.abc",
      ],
      "m -> ns parent 1", "m -> ns.text eager 1", "m -> own eager 1")
  }

  @Test("where several roots have the name, the nearest one counts, and a tie is nobody's")
  func severalRoots() {
    check(
      [
        "one/p/__init__.py": "", "one/m.py": "import p", "two/p/__init__.py": "",
        "two/m.py": "import p",
      ],
      "one/m.py -> one/p/__init__.py eager 1", "two/m.py -> two/p/__init__.py eager 1")
    let graph = TestRepository(
      ["one/p/__init__.py": "", "two/p/__init__.py": "", "tools/m.py": "import p"],
      roots: ["one", "two"]
    ).graph
    #expect(graph.edges.isEmpty)
    #expect(
      graph.unresolvedListing == [
        "tools.m:1 import p: several projects of this repository offer this name"
      ])
  }

  @Test(
    "a module of the repository hides one of the standard library, but for the built-in ones and plain folders"
  )
  func standardLibrary() {
    check(["queue.py": "", "m.py": "import queue"], "m -> queue eager 1")
    check(["sys.py": "", "time.py": "", "m.py": "import sys, time"])
    check(["json/a.py": "", "m.py": "import json\nimport json.a"])
    check(["json/__init__.py": "", "m.py": "import json"], "m -> json eager 1")
    check(
      ["p/__init__.py": "", "p/queue.py": "", "p/m.py": "import queue\nfrom . import queue"],
      "p.m -> p.queue eager 2")
  }

  @Test("which names are the standard library's depends on the version")
  func versions() {
    let sources: KeyValuePairs = ["distutils/a.py": "", "m.py": "import distutils.a"]
    check(sources, python: 11)
    check(sources, python: 12, "m -> distutils parent 1", "m -> distutils.a eager 1")
  }

  @Test("a script finds what lies beside it")
  func scripts() {
    check(
      ["scripts/x.py": "import y", "scripts/y.py": "", "z.py": ""], "scripts.x -> scripts.y eager 1"
    )
    check(["scripts/x.py": "import z", "z.py": ""], "scripts.x -> z eager 1")
    check(["bin/tool": "import z", "z.py": ""], "bin.tool -> z eager 1")
    check(
      [
        "scripts/x.py":
          "import sys, os\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))\nimport w",
        "lib/w.py": "",
      ], "scripts.x -> lib.w eager 3")
    check(["p/__init__.py": "", "p/x.py": "import y", "p/y.py": ""])
  }

  @Test("a stub says what types need, and stands for a module that has no other file")
  func stubs() {
    check(
      ["a.py": "", "a.pyi": "import b", "b.py": "", "m.py": "import a"], "a.pyi -> b typing 1",
      "m -> a.py eager 1")
    check(["a.pyi": "", "m.py": "import a"], "m -> a eager 1")
    check(
      ["a.cpython-313-x86_64-linux-gnu.so": "", "a.py": "", "m.py": "import a"],
      "m -> a.py eager 1")
    check(
      [
        "k.pyx": "import a\nfrom b cimport c", "k.pxd": "cimport b", "b.pxd": "", "a.py": "",
        "m.py": "import k",
      ], "k.pxd -> b typing 1", "k.pyx -> a eager 1", "k.pyx -> b eager 2", "m -> k.pyx eager 1")
  }

  @Test("dots that lead out, and names that lead nowhere, are said")
  func unresolved() {
    func check(
      _ sources: KeyValuePairs<String, String>, _ expected: String...,
      location: SourceLocation = #_sourceLocation
    ) {
      #expect(TestRepository(sources).graph.unresolvedListing == expected, sourceLocation: location)
    }
    check(
      ["m.py": "from ... import a"],
      "m:1 from ... import a: the dots lead out of the scanned folder")
    check(
      ["p/__init__.py": "", "p/m.py": "from ..a import b\nfrom .. import b"],
      "p.m:1 from ..a import b: its dots lead out of its outermost package",
      "p.m:2 from .. import b: its dots lead out of its outermost package")
    check(["p/__init__.py": "a = 1", "p/m.py": "from .__init__ import a\nimport p.__init__"])
    check(
      [
        "p/__init__.py": "",
        "p/a.py": "from .b import c\nimport p.d\nfrom p import e\nfrom . import a",
      ],
      "p.a:1 from .b import c: there is no module b beside it",
      "p.a:2 import p.d: p/__init__.py has no module d",
      "p.a:3 from p import e: p/__init__.py binds no name e and has no such module")
    check(
      ["p/__init__.py": "", "m.py": "try:\n  import p.x\nexcept ImportError:\n  pass"],
      "m:2 import p.x: p/__init__.py has no module x (a handler catches the failure)")
    check(["n/a.py": "", "m.py": "from n import b"], "m:1 from n import b: n has no module b")
    check([
      "p/__init__.py": "def __getattr__(n): ...",
      "m.py": "from p import x\nfrom p import __version__",
    ])
    check(["p/__init__.py": "from q import *", "m.py": "from p import x"])
    check(["p/__init__.py": "globals().update(x=1)", "m.py": "from p import x"])
    check(
      ["m.py": "import_module(x)\nimport_module('nowhere.a')"],
      "m:1 import_module(…): the name is computed when it runs")
  }

  @Test("what lies outside is listed with its importers")
  func externals() {
    let graph = TestRepository([
      "a.py": "import os.path, numpy.linalg\nfrom numpy import x",
      "b.py": "import numpy\ndef f():\n  import yaml",
    ]).graph
    #expect(graph.externalListing == ["numpy: a b", "os: a", "yaml: b"])
    #expect(graph.edges.isEmpty && graph.unresolved.isEmpty)
  }

  @Test("a star imports the submodules that __all__ names and the package does not bind")
  func stars() {
    check(
      [
        "p/__init__.py": "__all__ = ['a', 'x']\nx = 1\n__all__ += ['b']", "p/a.py": "",
        "p/b.py": "", "p/c.py": "", "p/x.py": "", "m.py": "from p import *",
      ],
      "m -> p star 1", "m -> p.a star 1", "m -> p.b star 1")
    check(["p/__init__.py": "", "p/a.py": "", "m.py": "from p import *"], "m -> p star 1")
    check(
      [
        "p/__init__.py": "__all__ = ['a']", "p/a.py": "",
        "m.py": "if TYPE_CHECKING:\n  from p import *",
      ], "m -> p typing 2", "m -> p.a typing 2")
  }

  @Test("when an import runs, and whether it must succeed")
  func types() {
    check(
      [
        "a.py": "", "b.py": "",
        "m.py":
          "def f():\n  import a\nlazy import b\nif TYPE_CHECKING:\n  import a\nif __name__ == '__main__':\n  import b\nclass C:\n  import a",
      ],
      "m -> a deferred 2", "m -> b deferred 3", "m -> a typing 5", "m -> b deferred 7 conditional",
      "m -> a eager 9")
    check(
      ["a.py": "", "b.py": "", "m.py": "try:\n  import a\nexcept ImportError:\n  import b"],
      "m -> a eager 2 optional", "m -> b eager 4 conditional")
    check(
      ["p/__init__.py": "", "p/a.py": "", "m.py": "def f():\n  import p.a"], "m -> p deferred 2",
      "m -> p.a deferred 2")
  }

  @Test("branches that the version or the platform rules out import nothing")
  func decided() {
    let sources: KeyValuePairs = [
      "a.py": "", "b.py": "",
      "m.py":
        "import sys, os\nif sys.version_info >= (3, 11):\n  import a\nelse:\n  import b\nif sys.platform == 'win32': import b\nif os.name == 'nt': import a",
    ]
    check(sources, python: 13, "m -> a eager 3 conditional")
    check(
      sources, python: 10, platform: "win32", "m -> b eager 5 conditional",
      "m -> b eager 6 conditional", "m -> a eager 7 conditional")
  }

  @Test("a function that module-level code calls imports at import time")
  func calls() {
    check(["a.py": "", "m.py": "def f():\n  import a\nf()"], "m -> a deferred 2", "m -> a call 3")
    check(
      ["a.py": "", "m.py": "def f():\n  import a\n@f\ndef g(): pass"], "m -> a deferred 2",
      "m -> a call 3")
    check(["a.py": "", "m.py": "def f():\n  import a\ndef g(): f()"], "m -> a deferred 2")
    check(
      [
        "a.py": "", "h.py": "def f():\n  import a",
        "m.py": "from h import f as g\ng()\nimport h\nh.f()",
      ],
      "h -> a deferred 2", "m -> h eager 1", "m -> a call 2", "m -> h eager 3", "m -> a call 4")
    check(
      [
        "a.py": "", "h/__init__.py": "from .i import f", "h/i.py": "def f():\n  import a",
        "m.py": "from h import f\n@f(1)\nclass C: pass",
      ],
      "h -> h.i eager 1", "h.i -> a deferred 2", "m -> h eager 1", "m -> a call 2")
  }

  @Test("loads by written names, relative ones too")
  func loads() {
    check(
      [
        "p/__init__.py": "", "p/a.py": "import_module('.b', __package__)\nimport_module('p.b')",
        "p/b.py": "",
      ],
      "p.a -> p.b dynamic 1", "p.a -> p.b dynamic 2", "p.a -> p.b string 2")
    check(
      [
        "p/__init__.py": "import_module(__name__ + '.b')\nimport_module(f'{__package__}.b')",
        "p/b.py": "",
      ], "p -> p.b dynamic 1", "p -> p.b dynamic 2")
    check(
      [
        "p/__init__.py": "", "p/q/__init__.py": "", "p/q/r.py": "",
        "m.py": "def f(): import_module('p.q.r')",
      ], "m -> p dynamic 1", "m -> p.q dynamic 1", "m -> p.q.r dynamic 1", "m -> p.q.r string 1")
  }

  @Test("loads by patterns reach all that fit")
  func patterns() {
    check(
      [
        "p/__init__.py": "", "p/check_a.py": "", "p/check_b.py": "", "p/other.py": "",
        "m.py": "import_module(f'p.check_{x}')",
      ],
      "m -> p.check_a dynamic 1", "m -> p.check_b dynamic 1")
    check(
      [
        "p/__init__.py": "", "p/a/__init__.py": "", "p/a/main.py": "", "p/b/main.py": "",
        "p/c.py": "", "m.py": "import_module('p.%s.main' % x)",
      ],
      "m -> p.a.main dynamic 1", "m -> p.b.main dynamic 1")
    check(
      [
        "d/unicode10-0-0.py": "",
        "d/__init__.py": "def f(x):\n  import_module(f'.unicode{x}', __package__)",
      ], "d -> d.unicode10-0-0 dynamic 2")
    check(["a.py": "", "m.py": "import_module(f'{x}.a')\nimport_module('*')"])
  }

  @Test("a scan of a package's folder reaches all its modules")
  func scans() {
    check(
      [
        "p/__init__.py": "for m in pkgutil.iter_modules(__path__): pass", "p/a.py": "",
        "p/b/__init__.py": "",
      ], "p -> p.a dynamic 1", "p -> p.b dynamic 1")
    check(
      ["p/__init__.py": "", "p/a.py": "", "m.py": "import p\npkgutil.walk_packages(p.__path__)"],
      "m -> p eager 1", "m -> p.a dynamic 2")
  }

  @Test("strings that name a module, or what a module binds")
  func mentions() {
    check(
      [
        "p/__init__.py": "", "p/a.py": "class C: pass\napp = 1",
        "m.py": "x = ['p.a', 'p.a:app', 'p.a.C', 'p.a.C.run', 'p.a.D', 'p.b', 'os.path']",
      ],
      "m -> p.a string 1", "m -> p.a string 1", "m -> p.a string 1", "m -> p.a string 1")
    check(["a.py": "app = 1", "m.py": "x = ['a:app', 'a:b', 'm:x']"], "m -> a string 1")
  }

  @Test("units are in path order, and edges in the order of place")
  func order() {
    let graph = TestRepository([
      "b.py": "import a; import c", "a/__init__.py": "", "c.py": "import b", "a.b/x.py": "",
    ]).graph
    #expect(graph.units.map(\.path.display) == ["a.b/x.py", "a/__init__.py", "b.py", "c.py"])
    #expect(
      graph.edges.map(graph.listing) == ["b -> a eager 1", "b -> c eager 1", "c -> b eager 1"])
    for id in graph.unitIDs {
      let incoming = graph.edgeIndices(to: id).map { graph.edge($0) }
      #expect(incoming == graph.edges.filter { $0.to == id })
      #expect(Array(graph.edges(from: id)) == graph.edges.filter { $0.from == id })
    }
  }

  @Test("a report shows statements as they are written")
  func written() {
    let graph = TestRepository([
      "p/__init__.py": "", "p/a.py": "",
      "p/b.py": "from . import (a as c,\n a)\nlazy import p.a as d\nimport_module('.a')\n'p.a'",
    ]).graph
    let words = graph.edges.map {
      String(decoding: graph.written($0.written, of: $0.from), as: UTF8.self)
    }
    #expect(
      words == [
        "from . import a as c, a", "from . import a as c, a", "lazy import p.a as d",
        "import_module(\".a\")", "\"p.a\"",
      ])
  }

  @Test("the groups' graph counts the imports between groups")
  func quotient() {
    let graph = TestRepository([
      "p/__init__.py": "", "p/a.py": "import q.b, q.c", "q/__init__.py": "", "q/b.py": "",
      "q/c.py": "from . import b", "m.py": "import p",
    ]).graph
    let quotient = Quotient(of: graph, following: [.eager])
    #expect(quotient.groups == ["", "p", "q"])
    #expect(quotient.links.map { "\($0.from) \($0.to) \($0.imports)" } == ["0 1 1", "1 2 2"])
    #expect(Array(quotient.adjacency.row(1)) == [2])
  }
}
