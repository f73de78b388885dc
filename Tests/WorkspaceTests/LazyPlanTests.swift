import Analyses
import Refactoring
import Scanning
import Testing
import Workspace

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}

/// Each shape has broken a program somewhere when its imports were made to run later.
@Suite("Imports that run later")
struct LazyPlanTests {
  /// Plans for a repository of a few files; `python` has to print the same before and after, where there is a Python.
  private func check(
    _ files: [String: String], only strategies: Set<LazyStrategy>? = nil, entry: String? = nil,
    patches: [String],
    refused: [String] = [], python: String? = nil, at place: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.file(name, text) }
    var request = LazyRequest()
    request.strategies = strategies
    request.entries = entry.map { [$0] } ?? []
    var settings = ProjectSettings(root: folder.path)
    settings.isQuiet = true
    let plan = try Project(settings).lazyPlan(request)
    #expect(
      plan.patches.map {
        "\($0.module) \($0.strategy.rawValue): \($0.names.joined(separator: " "))"
      }
      .sorted() == patches.sorted(), sourceLocation: place)
    #expect(
      plan.refused.map {
        "\($0.path.display):\($0.line) \($0.module) \($0.blocker.kind.rawValue)"
      } == refused, "\(plan.refused.map(\.blocker.text))", sourceLocation: place)
    guard let python, folder.run("python3 --version").status == 0 else { return }
    let command = "PYTHONDONTWRITEBYTECODE=1 python3 -c '\(python)' 2>&1"
    let before = folder.run(command)
    #expect(before.status == 0, sourceLocation: place)
    #expect(try Project(settings).apply(plan, verifying: nil) == nil, sourceLocation: place)
    let after = folder.run(command)
    #expect(
      String(decoding: after.output, as: UTF8.self)
        == String(decoding: before.output, as: UTF8.self), sourceLocation: place)
    #expect(
      try Project(settings).lazyPlan(request).patches.isEmpty, "twice changes nothing",
      sourceLocation: place)
  }

  private let shop = [
    "shop/cart.py": "class Cart:\n    size = 3\n", "shop/tax.py": "def rate():\n    return 7\n",
  ]

  private func shop(_ initializer: String, _ more: [String: String] = [:]) -> [String: String] {
    shop.merging(more) { $1 }.merging(["shop/__init__.py": initializer]) { $1 }
  }

  // MARK: Packages

  @Test func `a package that changes nothing itself still has what another one loaded for it`()
    throws
  {
    try check(
      [
        "shop/__init__.py": "import shop.sale\n__dir__ = None\n", "shop/signals.py": "fired = 1\n",
        "shop/sale/__init__.py":
          "from shop import signals\ndef sell():\n    return signals.fired\n",
      ],
      patches: [],
      refused: [
        "shop/__init__.py:1 shop special", "shop/sale/__init__.py:1 shop submodule",
      ],
      python: """
        import shop
        print(shop.signals.fired)
        """)
  }

  @Test func `a package that ends without a line ending goes on to`() throws {
    try check(
      shop("from .cart import Cart"), patches: ["shop package: Cart cart"],
      python: """
        import shop
        print(shop.Cart.size, open("shop/__init__.py").read().endswith("\\n"))
        """)
  }

  @Test func `what a test replaces for a while is taken by others before`() throws {
    try check(
      shop(
        "from .tax import rate\n",
        [
          "shop/tax.py": "from tools import helper\ndef rate():\n    return helper()\n",
          "tools.py": "def helper():\n    return 7\n",
          "tests/test_shop.py": "from unittest import mock\npatch = mock.patch(\"tools.helper\")\n",
        ]),
      patches: [],
      refused: [
        "shop/__init__.py:1 shop.tax named-by-string", "shop/tax.py:1 tools named-by-string",
      ])
  }

  @Test func `a name that another file gives a package keeps its star import as it was`() throws {
    let giver = ["shop/cart.py": "import shop\nshop.order = 1\nclass Cart: pass\n"]
    try check(
      shop("from .cart import Cart\nfrom .tax import rate\n", giver), patches: [],
      refused: ["shop/__init__.py:1 shop exported"],
      python: """
        from shop import *
        print(order, rate())
        """)
    try check(
      shop(
        "from .cart import Cart\nfrom .tax import rate\n__all__ = [\"Cart\", \"rate\"]\n", giver),
      patches: ["shop package: rate tax"], refused: ["shop/__init__.py:1 shop.cart effect"])
  }

  @Test func `an eager package hands its names and submodules out on demand`() throws {
    try check(
      shop(
        "\"\"\"Doc.\"\"\"\nfrom .cart import Cart  # noqa: F401\nfrom .tax import rate\n\n__version__ = \"1\"\n"
      ),
      patches: ["shop package: Cart cart rate tax"],
      python: """
        import shop
        print(shop.Cart.size, shop.rate(), shop.cart.Cart is shop.Cart, shop.__version__, shop.__doc__)
        print(hasattr(shop, "nothing"), sorted(n for n in dir(shop) if not n.startswith("__")))
        from shop import *
        print(Cart.size, rate(), tax.__name__)
        """)
  }

  @Test func `a submodule by the name of a built-in function does not get in the way`() throws {
    try check(
      shop(
        "from .globals import here\nfrom .set import there\n",
        ["shop/globals.py": "here = 1\n", "shop/set.py": "there = 2\n"]),
      patches: ["shop package: globals here set there"],
      python:
        "import shop, shop.globals, shop.set; print(shop.here, shop.there, len(dir(shop)) > 2)")
  }

  @Test func `modules that do something keep the order in which they run`() throws {
    try check(
      [
        "log.py": "order = []\n", "a.py": "import log\n\nlog.order.append('a')\n",
        "b.py": "import log\n\nlog.order.append('b')\n",
        "first.py": "import a\nimport plain\n\nheavy = a, plain\n", "plain.py": "x = 1\n",
        "c.py": "import a\n\nx = a\n",
        "app.py": """
        import first
        import b
        import c

        use = b, c


        def run():
            return first.heavy

        """,
      ],
      patches: [], refused: ["app.py:1 first effect"],
      python: "import app, log; print(log.order, app.run())")
  }

  @Test func `a star import brings what is bound when the module runs, and nothing else`() throws {
    try check(
      shop(
        """
        import sys
        from typing import TYPE_CHECKING, Any
        from .cart import Cart
        from .tax import rate
        if TYPE_CHECKING:
            from collections.abc import Callable
        if sys.platform == "cp/m":
            old = 1
        else:
            new = 1
        try:
            import no_such_thing
        except ImportError as problem:
            no_such_thing = None
        for turn in ():
            pass
        size: int
        gone = 1
        del gone
        got = False and (walrus := 1)

        """),
      patches: ["shop package: Cart cart rate tax"],
      python: """
        from shop import *
        print(sorted(name for name in dir() if not name.startswith("__")))
        """)
  }

  @Test func `a submodule that only a name within a package leads to is still found there`() throws
  {
    try check(
      [
        "shop/__init__.py": "from .till import pay\n",
        "shop/till.py": "import shop.parts.coin\n\n\ndef pay():\n    return 4\n",
        "shop/parts/__init__.py": "", "shop/parts/coin.py": "value = 2\n",
      ],
      patches: ["shop package: parts pay till", "shop.parts package: coin"],
      python: "import shop; print(shop.parts.coin.value, shop.pay())")
  }

  @Test func `what hands out submodules goes when the change that needed it goes`() throws {
    try check(
      [
        "shop/__init__.py": "from .till import pay\nfrom .log import note\n",
        "shop/till.py":
          "import shop.parts.coin\nfrom .log import note\nnote(1)\n\n\ndef pay():\n    return 4\n",
        "shop/log.py": "notes = []\nnote = notes.append\n",
        "shop/parts/__init__.py": "", "shop/parts/coin.py": "value = 2\n",
      ],
      patches: [], refused: ["shop/__init__.py:1 shop.till effect"])
  }

  @Test func `a __dir__ that lists names without looking at them is kept`() throws {
    let listing =
      "\n\n__all__ = ('Cart', 'rate')\n\n\ndef __dir__():\n    return __all__ + ('__doc__',)\n"
    try check(
      shop("from .cart import Cart\nfrom .tax import rate" + listing),
      patches: ["shop package: Cart cart rate tax"],
      python: "import shop; print(dir(shop), shop.rate(), dir(shop), shop.tax.rate())")
    try check(
      shop("from .cart import Cart\n\n\ndef __dir__():\n    return [n for n in globals()]\n"),
      patches: [], refused: ["shop/__init__.py:1 shop opaque"])
  }

  @Test func `what is needed and not declared is missed where it was`() throws {
    let files = shop(
      "from .cart import Cart\nfrom .tax import rate\n",
      ["shop/tax.py": "import ledgers_of_old\n\n\ndef rate():\n    return 7\n"])
    let project = "[project]\nname = 'shop'\nversion = '1'\ndependencies = ["
    try check(
      files.merging(["pyproject.toml": project + "]\n"]) { $1 },
      patches: ["shop package: Cart cart"], refused: ["shop/__init__.py:2 shop.tax optional"])
    try check(
      files.merging(["pyproject.toml": project + "'ledgers-of-old']\n"]) { $1 },
      patches: ["shop package: Cart cart rate tax"])
  }

  @Test func `a package that cannot be imported is said to be one`() throws {
    try check(
      shop("from ._made_by_the_build import version\nfrom .cart import Cart\n"),
      patches: [], refused: ["shop/__init__.py:1 shop fails"])
  }

  @Test func `what a build writes and git leaves out is found all the same`() throws {
    try check(
      shop(
        "from ._made import version\nfrom .cart import Cart\n",
        [".gitignore": "_*.py\n!__init__.py\n", "shop/_made.py": "version = '1'\n"]),
      patches: ["shop package: Cart cart"],
      python: "import shop; print(shop.version, shop.Cart.size, shop._made.__name__)")
    try check(
      shop(
        "from .cart import Cart\n",
        [
          ".gitignore": "_*.py\n!__init__.py\n", "shop/log.py": "notes = []\n",
          "shop/_made.py": "from . import log\nlog.notes.append('made')\n",
          "shop/cart.py": "from . import _made\n\n\nclass Cart:\n    size = 3\n",
        ]),
      patches: [], refused: ["shop/__init__.py:1 shop effect"])
  }

  @Test func `a module that refuses to be imported here is left alone`() throws {
    try check(
      [
        "shop/__init__.py": "",
        "shop/tax.py": "import sqlite3\n\n\ndef rate():\n    return sqlite3\n",
        "shop/old.py":
          "import sys\nimport sqlite3\nassert sys.platform == 'cp/m'\n\n\ndef f():\n    return sqlite3\n",
      ],
      patches: ["shop.tax local: sqlite3"])
  }

  @Test func `only the import by which an order changes is kept for it`() throws {
    let log = "import log\n\nlog.order.append(__name__)\n"
    try check(
      shop(
        "from .cart import Cart\nfrom . import late\nfrom .tax import rate\n",
        [
          "log.py": "order = []\n", "shop/early.py": log, "shop/late.py": log,
          "shop/cart.py": "from . import early\n\n\nclass Cart:\n    size = 3\n",
        ]),
      patches: ["shop package: rate tax"],
      refused: ["shop/__init__.py:1 shop.cart effect", "shop/__init__.py:2 shop effect"],
      python: "import log, shop; print(log.order, shop.rate(), shop.Cart.size)")
  }

  @Test func `a name that is a submodule as well stays`() throws {
    try check(
      shop(
        "from .tax import rate\nfrom .total import total\n",
        ["shop/total.py": "def total():\n    return 1\n"]),
      patches: ["shop package: rate tax"], refused: ["shop/__init__.py:2 shop.total clash"],
      python: "import shop, shop.total; print(shop.total(), shop.rate())")
  }

  @Test func `what fills a registry stays, with the way to it`() throws {
    try check(
      shop(
        "from .cart import Cart\nfrom .plugins import load\nTABLE = {}\n",
        [
          "shop/registry.py":
            "TABLE = {}\n\n\ndef register(f):\n    TABLE[f.__name__] = f\n    return f\n",
          "shop/plugins.py": "from .more import extra\n\n\ndef load():\n    pass\n",
          "shop/more.py": "from .registry import register\n\n\n@register\ndef extra():\n    pass\n",
        ]), patches: ["shop package: Cart cart"],
      refused: ["shop/__init__.py:2 shop.plugins effect"],
      python: "import shop; from shop.registry import TABLE; print(sorted(TABLE))")
  }

  @Test func `what a class keeps of its own is filled by those that use it`() throws {
    let base = """
      class Base:
          kinds = []
          made = {}

          def __init_subclass__(cls):
              Base.kinds.append(cls)

          def __init__(self, name):
              type(self).made[name] = self

          @classmethod
          def make(cls, name):
              return cls(name)

          def join(self):
              self.__class__.kinds.append(self)


      class command:
          def __init__(self, name):
              self.name = name

          def __call__(self, function):
              Base.made[self.name] = function
              return function


      class Plain:
          def __init__(self):
              self.rows = []

          def add(self, row):
              self.rows.append(row)


      def note(name):
          note.seen.append(name)


      note.seen = []


      class Joins:
          def join(self, name):
              note(name)


      def enter():
          joined = Joins()
          joined.join("j")

      """
    let shapes = [
      "class K(Base):\n    pass\n", "K = Base('k')\n", "K = Base.make('k')\n",
      "@command('k')\ndef k():\n    pass\n", "X = note('k')\n",
      "from base import Joins\nJ = Joins()\nJ.join('k')\n", "from base import enter\nX = enter()\n",
      "from base import Joins\nX = Joins().join('k')\n",
      "from base import Joins\nfor j in [Joins()]:\n    j.join('k')\n",
    ]
    for shape in shapes {
      try check(
        [
          "base.py": base, "part.py": "from base import Base, command, note\n\n\n" + shape,
          "app.py": "import part\n\n\ndef f():\n    return part\n",
        ],
        only: [.local], patches: [], refused: ["app.py:1 part effect"],
        python:
          "import app, base; print(len(base.Base.kinds), list(base.Base.made), base.note.seen)")
    }
    try check(
      [
        "base.py": base,
        "part.py": "from base import Plain\n\nROWS = Plain()\nROWS.add(1)\nN = len(ROWS.rows)\n",
        "app.py": "import part\n\n\ndef f():\n    return part.N\n",
      ],
      only: [.local], patches: ["app local: part"], python: "import app; print(app.f())")
  }

  @Test func `functions that are called on the way out are left alone`() throws {
    try check(
      [
        "heavy.py": "x = 1\n",
        "app.py":
          "import atexit\nimport heavy\n\n\n@atexit.register\ndef bye():\n    print(heavy.x)\n",
      ],
      only: [.local], patches: [], refused: ["app.py:2 heavy special"], python: "import app")
  }

  @Test func `subclasses that are noted stay`() throws {
    try check(
      shop(
        "from .base import Base\nfrom .one import One\n",
        [
          "shop/base.py":
            "class Base:\n    known = []\n\n    def __init_subclass__(cls):\n        cls.known.append(cls.__name__)\n",
          "shop/one.py": "from .base import Base\n\n\nclass One(Base):\n    pass\n",
        ]), patches: [], refused: ["shop/__init__.py:2 shop.one effect"],
      python: "import shop; print(shop.Base.known)")
  }

  @Test func `whoever asks for subclasses keeps those of the class that is asked`() throws {
    let plugins = [
      "shop/cart.py": "from .base import Plugin, Thing\n\n\nclass Cart(Thing):\n    size = 3\n",
      "shop/tax.py": "from .base import Plugin\n\n\nclass Tax(Plugin):\n    pass\n",
      "shop/__init__.py": "from .cart import Cart\nfrom .tax import Tax\n",
    ]
    func base(_ asking: String) -> [String: String] {
      plugins.merging([
        "shop/base.py":
          "class Thing:\n    pass\n\n\nclass Plugin:\n\(asking)\n"
      ]) { $1 }
    }
    let own = "    @classmethod\n    def all(cls):\n        return cls.__subclasses__()\n"
    let kept = ["shop/__init__.py:2 shop.tax effect"]
    try check(
      base(own), patches: ["shop package: Cart cart"], refused: kept,
      python: "import shop.base; print(shop.base.Plugin.all(), shop.Cart.size)")
    try check(
      base("    pass\n\n\ndef every():\n    return Plugin.__subclasses__()\n"),
      patches: ["shop package: Cart cart"], refused: kept)
    // Any class may be meant.
    let all = ["shop/__init__.py:1 shop.cart effect"] + kept
    for asking in [
      "    def all(self, cls):\n        return cls.__subclasses__()\n",
      "    def all(self):\n        return type(self).__subclasses__()\n",
      "    pass\n\n\ndef every(kind):\n    return getattr(kind, '__subclasses__')()\n",
      "    @classmethod\n    def all(cls, other):\n        cls = other\n        return cls.__subclasses__()\n",
    ] {
      try check(base(asking), patches: [], refused: all)
    }
  }

  @Test func `a circle that only one order survives keeps that order`() throws {
    try check(
      shop(
        "from .b import B\nfrom .a import A\n",
        [
          "shop/a.py": "from .b import B\n\n\nclass A(B):\n    pass\n",
          "shop/b.py": "class B:\n    pass\n\n\nfrom .a import A\n",
        ]), patches: [], refused: ["shop/__init__.py:1 shop.b circle"],
      python: "import shop.a; print(shop.A.__mro__)")
  }

  @Test func `a package with a __getattr__ of its own keeps it`() throws {
    try check(
      shop(
        "from .cart import Cart\n\n\ndef __getattr__(name):\n    \"\"\"Old names.\"\"\"\n    if name == \"Basket\":\n        return \"old\"\n    raise AttributeError(name)\n"
      ), patches: ["shop package: Cart cart"],
      python: "import shop; print(shop.Basket, shop.Cart.size, hasattr(shop, \"no\"))")
  }

  @Test func `functions of the package that use a name import it`() throws {
    try check(
      shop("from .tax import rate\n\n\ndef price():\n    return 2 * rate()\n"),
      patches: ["shop package: rate tax"], python: "import shop; print(shop.price(), shop.rate())")
  }

  @Test func `stars with a literal __all__ are handed out by name`() throws {
    try check(
      shop(
        "from .names import *\n__all__ = [\"one\"]\n",
        ["shop/names.py": "__all__ = [\"one\", \"two\"]\none, two, three = 1, 2, 3\n"]),
      patches: ["shop package: names one two"],
      python: "import shop; print(shop.one, shop.two, hasattr(shop, \"three\"))")
  }

  @Test func `line endings, a missing last one and bytes that are no UTF-8 stay as they are`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.file("shop/cart.py", "Cart = 1\n")
    _ = folder.run(
      "printf '# -*- coding: latin-1 -*-\\r\\n# gr\\374n\\r\\nfrom .cart import Cart\\r\\nx = 1' > shop/__init__.py"
    )
    let plan = try Project(ProjectSettings(root: folder.path)).lazyPlan(LazyRequest())
    let result = try #require(plan.results.first)
    #expect(result.after.contains(0xFC))
    #expect(!result.after.contains(0xC3))
    for (index, byte) in result.after.enumerated() where byte == UInt8(ascii: "\n") {
      #expect(result.after[index - 1] == UInt8(ascii: "\r"))
    }
    _ = folder.run("git init -q . 2>/dev/null")
    try folder.file("p.diff")
    let diff = try #require(plan.patches.first).diff
    #expect(diff.contains(0xFC))
    let name = folder.cString(Array("p.diff".utf8)).dropLast().map { UInt8(bitPattern: $0) }
    try FileWriter.writeAtomically(diff, to: try AbsolutePath(bytes: Array(name)).asserted())
    #expect(folder.run("git apply --whitespace=nowarn p.diff 2>&1").status == 0)
    #expect(
      try FileReader.contents(
        of: try AbsolutePath("\(folder.path.display)/shop/__init__.py").asserted()) == result.after)
  }

  // MARK: Modules

  @Test func `an import that one function needs goes into it`() throws {
    try check(
      [
        "app.py": "import tool\n\n\ndef main():\n    \"\"\"Doc.\"\"\"\n    return tool.work()\n",
        "tool.py": "def work():\n    return 5\n",
      ], patches: ["app local: tool"], python: "import app; print(app.main())")
  }

  @Test func `an import that only annotations need goes under TYPE_CHECKING`() throws {
    try check(
      [
        "app.py":
          "from __future__ import annotations\nfrom tool import Tool  # noqa\n\n\ndef main(tool: Tool) -> int:\n    return 1\n",
        "tool.py": "class Tool:\n    pass\n",
      ], patches: ["app type-checking: Tool"], python: "import app; print(app.main(1))")
  }

  @Test func `a function on one line takes no comment, and TYPE_CHECKING may mean something else`()
    throws
  {
    try check(
      [
        "heavy.py": "x = 1\n",
        "a.py": "import heavy  # noqa: E402\n\n\ndef f(): return heavy.x  # why\n",
        "b.py":
          "TYPE_CHECKING = True\nimport heavy\n\n\ndef f(x: 'heavy.K' = 2):\n    return x if TYPE_CHECKING else 0\n",
        "c.py":
          "TYPE_CHECKING = False\nimport heavy\n\n\ndef f(x: 'heavy.K' = 3):\n    return x\n",
      ],
      patches: ["c type-checking: heavy"],
      refused: ["a.py:1 heavy layout", "b.py:2 heavy clash"],
      python: "import a, b, c; print(a.f(), b.f(), c.f(), c.TYPE_CHECKING)")
  }

  @Test func `what others use without importing it stays loaded`() throws {
    try check(
      [
        "app/__init__.py": "", "app/base/__init__.py": "", "app/base/part.py": "y = 2\n",
        // Only what app.one imports makes `xml.dom` and `app.base.part` be there for app.two.
        "app/one.py": "import xml.dom.minidom\n\nx = xml.dom.minidom\n",
        "app/three.py": "import app.base.part\n\nz = app.base.part.y\n",
        "app/two.py":
          "import xml\n\nimport app.base\n\n\ndef f():\n    return xml.dom.__name__, app.base.part.y\n",
        "app/user.py":
          "from app import one\nfrom app import three\n\n\ndef f():\n    return one.x, three.z\n",
      ],
      // A package can hand its own submodule out, and nobody can make `xml` do that.
      patches: ["app.base package: part", "app.two local: app", "app.user local: three"],
      refused: ["app/one.py:1 xml.dom.minidom submodule", "app/user.py:1 app effect"],
      python: "import app.user, app.two; print(app.two.f(), app.user.f()[1])")
  }

  @Test func `for an entry only what it loads is changed, and only where that lets it load less`()
    throws
  {
    let use = { (name: String) in "import \(name)\n\nw = 0\n\n\ndef f():\n    return \(name).x\n" }
    try check(
      [
        "heavy.py": "x = 1\n", "slow.py": "x = 2\n", "both.py": "import slow\n\ny = slow.x\n",
        "cli.py": "import both\nimport one\nimport two\n\nz = both.y, one.w, two.w\n",
        "one.py": use("heavy"), "two.py": use("slow"), "other.py": use("heavy"),
      ],
      only: [.local], entry: "cli", patches: ["one local: heavy"],
      python: "import cli, one, two, other; print(one.f(), two.f(), other.f())")
  }

  @Test func `a circle is broken where that can be done without being felt, and else stays whole`()
    throws
  {
    let a = "from b import g\n\nX = g()\n"
    try check(
      [
        "a.py": a, "b.py": "import a\n\n\ndef g():\n    return 1\n\n\ndef h():\n    return a.X\n",
      ],
      only: [.breakCycle], patches: ["b break-cycle: a"],
      python: "import a, b; print(a.X, b.h())")
    try check(
      [
        "a.py": a,
        "b.py": "import c\n\n\ndef g():\n    return 1\n\n\ndef h():\n    return c.f()\n",
        "c.py": "import log\nimport a\n\nlog.seen.append(2)\n\n\ndef f():\n    return a.X\n",
        "log.py": "seen = []\n",
      ],
      only: [.breakCycle], patches: ["c break-cycle: a"],
      python: "import a, log; print(a.X, log.seen)")
    // What c does would happen later.
    try check(
      [
        "a.py": "from b import g\n\nX = g()\n",
        "b.py": "import c\n\n\ndef g():\n    return 1\n\n\ndef h():\n    return c.Y\n",
        "c.py": "import log\nimport a\n\nlog.seen.append(2)\nY = a\n", "log.py": "seen = []\n",
      ],
      only: [.breakCycle], patches: [], refused: ["b.py:1 c effect"],
      python: "import a, log; print(a.X, log.seen)")
  }

  @Test func `annotations that somebody evaluates keep their imports`() throws {
    let app =
      "from __future__ import annotations\nfrom tool import Tool\n\n\ndef main(tool: Tool) -> int:\n    return 1\n"
    try check(
      [
        "app.py": app, "tool.py": "class Tool:\n    pass\n",
        "look.py": "import typing, app\nprint(typing.get_type_hints(app.main))\n",
      ], patches: [], refused: ["app.py:2 tool annotations-read"], python: "import look")
  }

  @Test func `names that others take, list, patch or set stay`() throws {
    let app = "import tool\n\n\ndef main():\n    return tool.work()\n"
    let tool = "def work():\n    return 5\n"
    for other in [
      "import app\nprint(app.tool)\n", "from app import tool\n",
      "def test(mocker):\n    mocker.patch(\"app.tool.work\")\n",
      "import app\n\n\ndef test(monkeypatch):\n    monkeypatch.setattr(app, \"tool\", None)\n",
    ] {
      let files = ["app.py": app, "tool.py": tool, "test_app.py": other]
      try check(files, patches: [], refused: ["app.py:1 tool used-elsewhere"])
    }
    try check(
      ["app.py": app + "__all__ = [\"main\", \"tool\"]\n", "tool.py": tool], patches: [],
      refused: ["app.py:1 tool exported"])
  }

  @Test func `functions that run often or late are left alone`() throws {
    let tool = "def work():\n    return 5\n"
    try check(
      [
        "app.py":
          "import tool\n\n\ndef one():\n    return tool.work()\n\n\ndef all():\n    for n in range(9):\n        one()\n",
        "tool.py": tool,
      ], patches: [], refused: ["app.py:1 tool hot"])
    try check(
      [
        "app.py":
          "import atexit\nimport tool\n\n\ndef bye():\n    tool.work()\n\n\natexit.register(bye)\n",
        "tool.py": tool,
      ], patches: [], refused: ["app.py:2 tool special"])
  }

  @Test func `tables of names, names bound again and deleted names stop everything`() throws {
    let tool = "def work():\n    return 5\n"
    for (more, kind) in [
      ("print(globals())", "opaque"), ("tool = None", "rebound"), ("del tool", "rebound"),
    ] {
      try check(
        [
          "app.py": "import tool\n\n\ndef main():\n    return tool.work()\n\n\n\(more)\n",
          "tool.py": tool,
        ],
        patches: [], refused: ["app.py:1 tool \(kind)"])
    }
  }

  @Test func `lazy imports are marked with the keyword or listed for older Pythons`() throws {
    let files = [
      "app.py":
        "import tool\nfrom pkg import part\n\n\ndef main():\n    return tool.work(), part\n",
      "tool.py": "def work():\n    return 5\n", "pkg/__init__.py": "", "pkg/part.py": "",
    ]
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.file(name, text) }
    var request = LazyRequest()
    request.strategies = [.lazyImport]
    let project = try Project(ProjectSettings(root: folder.path))
    let keyword = try #require(try project.lazyPlan(request).results.first)
    #expect(
      String(decoding: keyword.after, as: UTF8.self).hasPrefix(
        "lazy import tool\nlazy from pkg import part\n"))
    request.strategies = [.lazyModules]
    let table = try #require(try project.lazyPlan(request).results.first)
    #expect(
      String(decoding: table.after, as: UTF8.self).hasPrefix(
        "__lazy_modules__ = [\n    \"pkg\",\n    \"tool\",\n]\nimport tool\n"))
  }

  // MARK: Placeholders

  private func standIn(_ body: String, _ uses: String) -> String {
    "try:\n    from fast import Engine\nexcept ImportError:\n    class Engine\(body)\n\n\ndef run():\n    \(uses)\n"
  }

  @Test func `an empty class in the place of what is missing says so, with the same errors`() throws
  {
    let folder = try TemporaryFolder()
    try folder.file(
      "app.py",
      standIn(":\n        \"\"\"Doc.\"\"\"\n        pass", "return Engine().start()")
        + "\n\ndef version():\n    return Engine.version\n\n\ndef make():\n    return Engine(1).x\n"
    )
    try folder.file(
      "main.py",
      """
      import app
      print(app.Engine.__name__, app.Engine.__doc__, isinstance(app.Engine(), app.Engine))
      for function in (app.run, app.version, app.make):
          try: function()
          except Exception as error: print(type(error).__name__, "fast.Engine" in str(error))
      print(hasattr(app.Engine, "x"), hasattr(app.Engine(), "x"))

      """)
    var request = LazyRequest()
    request.strategies = [.placeholder]
    // What main.py does is there to be compared; it is no part of the project.
    var settings = ProjectSettings(root: folder.path)
    settings.exclude = ["main.py"]
    let plan = try Project(settings).lazyPlan(request)
    #expect(plan.patches.map(\.names) == [["Engine"]], "\(plan.refused)")
    guard folder.run("python3 --version").status == 0 else { return }
    func say() -> String {
      String(decoding: folder.run("python3 -B main.py 2>&1").output, as: UTF8.self)
    }
    let rest = "\nFalse False\n"
    #expect(
      say() == "Engine Doc. True\nAttributeError False\nAttributeError False\nTypeError False"
        + rest)
    #expect(try Project(settings).apply(plan, verifying: nil) == nil)
    #expect(
      say() == "Engine Doc. True\nAttributeError True\nAttributeError True\nTypeError True" + rest)
    #expect(try Project(settings).lazyPlan(request).patches.isEmpty)
  }

  @Test func `an empty class that somebody may want for what it is stays`() throws {
    let empty = ":\n        pass"
    for (app, other) in [
      (standIn("(Exception)" + empty, "return Engine.x"), ""),
      (standIn("(metaclass=M)" + empty, "return Engine.x"), ""),
      (standIn(empty, "return isinstance(1, Engine)"), ""),
      (standIn(empty, "raise Engine"), ""),
      (standIn(empty, "return Engine()"), ""),
      (standIn(empty, "return Engine.__name__"), ""),
      (standIn(empty, "pass") + "\n\nclass Mine(Engine):\n    pass\n", ""),
      (standIn(empty, "pass") + "\n\ndef f(e: Engine):\n    pass\n", ""),
      (standIn(empty, "pass") + "__all__ = [\"Engine\"]\n", ""),
      (standIn(empty, "pass"), "from app import Engine\n\n\nclass Mine(Engine):\n    pass\n"),
      (standIn(empty, "pass"), "import app\n\n\ndef f(e):\n    return type(e) is app.Engine\n"),
      (standIn(empty, "pass"), "from app import *\n"),
    ] {
      try check2(app, other)
    }
    func check2(_ app: String, _ other: String) throws {
      let folder = try TemporaryFolder()
      try folder.file("app.py", app)
      try folder.file("other.py", other)
      var request = LazyRequest()
      request.strategies = [.placeholder]
      let plan = try Project(ProjectSettings(root: folder.path)).lazyPlan(request)
      #expect(plan.patches.isEmpty && plan.refused.map(\.line) == [4], "\(app)\(other)")
    }
  }

  // MARK: Registries

  @Test func `a registry loads each module once, after what it needs`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in shop(
      "",
      [
        "shop/till.py": "import shop.cart\nfrom . import tax, log\n\nlog.order.append(\"till\")\n",
        "shop/cart.py": "from . import log\n\nlog.order.append(\"cart\")\n",
        "shop/log.py": "import time\n\norder = []\ntime.sleep(0.01)\n", "shop/get.py": "",
        "shop_tax.py": "", "get.py": "", "tests/test_shop.py": "import shop.till\n",
      ])
    {
      try folder.file(name, text)
    }
    let project = try Project(ProjectSettings(root: folder.path))
    let (registry, missing) = try project.registry(of: [])
    #expect(missing.isEmpty && registry.circle.isEmpty)
    let needs = registry.entries.map { entry in
      "\(entry.module): \(entry.dependencies.map(\.module).joined(separator: " "))"
    }
    #expect(
      needs == [
        "get: ", "shop: ", "shop.cart: shop.log", "shop.get: ", "shop.log: ", "shop.tax: ",
        "shop.till: shop.cart shop.log shop.tax", "shop_tax: ",
      ])
    try folder.file("registry.py", String(decoding: registry.source, as: UTF8.self))
    try folder.file(
      "use.py",
      """
      import sys, threading
      import registry
      print(sorted(n for n in sys.modules if n.startswith("shop")), registry.is_loaded("shop.till"))
      found = []
      threads = [threading.Thread(target=lambda: found.append(registry.get("shop.till"))) for _ in range(8)]
      [t.start() for t in threads]; [t.join() for t in threads]
      print(len(set(map(id, found))), registry.shop_log.order, registry.order("shop.till"))
      print(registry.shop__tax.__name__, registry.shop_tax.__name__, registry.get_.__name__, registry.shop_get.__name__)
      for wrong in ("shop.nothing",):
          try: registry.get(wrong)
          except LookupError as error: print(error)
      print(hasattr(registry, "nothing"), "shop_till" in dir(registry), len(registry.names()))
      registry._dependencies["shop.log"] = ("shop.till",)
      try: registry.order("shop.till")
      except registry.CircularDependencyError as error: print(error)
      """)
    for python in ["python3", "python3.9", "python3.13", "$HOME/.pyenv/versions/3.9.*/bin/python"] {
      guard folder.run("\(python) --version").status == 0 else { continue }
      let answer = folder.run("\(python) -B use.py 2>&1")
      #expect(
        String(decoding: answer.output, as: UTF8.self) == """
          [] False
          1 ['cart', 'till'] ['shop.log', 'shop.cart', 'shop.tax', 'shop.till']
          shop.tax shop_tax get shop.get
          'shop.nothing' is no module of this registry
          False True 8
          modules need each other: shop.till -> shop.cart -> shop.log -> shop.till

          """, "\(python)")
    }
    #expect(try project.registry(of: ["shop.cart"]).registry.entries.map(\.module) == ["shop.cart"])
    #expect(try project.registry(of: ["nothing"]).missing == ["nothing"])
    // A registry does not hand out itself.
    let again = try Project(ProjectSettings(root: folder.path)).registry(of: []).registry
    #expect(!again.entries.contains { $0.module == "registry" })
  }

  @Test func `a registry shows the circle of modules that need each other`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [
      ("a.py", "x = 1\nimport b\n"), ("b.py", "import hidden\n"), ("hidden.py", "import c\n"),
      ("c.py", "import a\n"), ("d.py", "import a\n"),
    ] {
      try folder.file(name, text)
    }
    let project = try Project(ProjectSettings(root: folder.path))
    let registry = try project.registry(of: ["a", "b", "c", "d"]).registry
    #expect(
      registry.circle.map {
        "\($0.module) \($0.needs.module) \($0.needs.path.display):\($0.needs.line)"
      }
        == ["a b a.py:2", "b c b.py:1", "c a c.py:1"])
  }

  // MARK: Matters of taste

  @Test func `what is a matter of taste is overruled where somebody names it, and nothing else`()
    throws
  {
    let often = "for n in range(9):\n        one()\n"
    let app =
      "import tool\nimport log\n\n\ndef one():\n    return tool.work(), log.seen\n\n\ndef all():\n    \(often)"
    let folder = try TemporaryFolder()
    for (name, text) in [
      ("app.py", app), ("tool.py", "def work():\n    return 5\n"),
      ("log.py", "import sys\n\nsys.setrecursionlimit(5000)\nseen = []\n"),
    ] {
      try folder.file(name, text)
    }
    let project = try Project(ProjectSettings(root: folder.path))
    var request = LazyRequest()
    let refused = try project.lazyPlan(request).refused
    #expect(
      refused.map { "\($0.module) \($0.blocker.kind.rawValue) \($0.id != nil)" } == [
        "tool hot true", "log hot true",
      ])
    for name in [try #require(refused.first?.id), "app"] {
      request.takesUnsafe = [name]
      let plan = try project.lazyPlan(request)
      #expect(plan.patches.map(\.names) == [["tool"]])
      #expect(plan.patches.first?.safety == .unsafe)
      #expect(plan.patches.first?.reservation?.kind == .hot)
      #expect(plan.refused.map(\.module) == ["log"])
      #expect(plan.overruled.contains(name))
    }
    // Nobody knew before it was tried.
    for name in [try #require(refused.last?.id), "app"] {
      request.takesUnsafe = [name]
      let kept = try project.lazyPlan(request).refused.first { $0.module == "log" }
      #expect(kept?.blocker.kind == .effect && kept?.id == nil && kept?.statement != nil)
    }
    request.takesUnsafe = ["tool"]
    #expect(try project.lazyPlan(request).overruled.isEmpty)
  }

  @Test func `names that only tests use are a matter of taste, and those of the product are not`()
    throws
  {
    let app = "import tool\n\n\ndef main():\n    return tool.work()\n"
    for (path, isTaste) in [("tests/test_app.py", true), ("other.py", false)] {
      let folder = try TemporaryFolder()
      try folder.file("app.py", app)
      try folder.file("tool.py", "def work():\n    return 5\n")
      try folder.file(path, "import app\n\n\ndef test():\n    assert app.tool\n")
      let project = try Project(ProjectSettings(root: folder.path))
      let refusal = try #require(
        try project.lazyPlan(LazyRequest()).refused.first { $0.path == SourcePath("app.py") })
      #expect(refusal.blocker.kind == .usedElsewhere)
      #expect(refusal.blocker.isMatterOfTaste == isTaste)
    }
  }

  // MARK: Edits of the path

  private let hack =
    "import os\nimport sys\n\nsys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))\n\nimport shop.tax\n\nx = shop.tax.rate()\n"

  @Test func `a folder that is on the path anyway is not put there again`() throws {
    for line in [
      "sys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))",
      "sys.path.append(os.path.join(os.path.dirname(__file__), os.pardir))",
      "here = os.path.dirname(__file__)\nroot = os.path.abspath(here + \"/..\")\nif root not in sys.path:\n    sys.path.insert(1, root)",
      "sys.path.extend([os.path.dirname(os.path.dirname(os.path.abspath(__file__)))])",
    ] {
      try check(
        shop(
          "", ["shop/till.py": "import os, sys\n\(line)\nimport shop.tax\nx = shop.tax.rate()\n"]
        ).merging(["main.py": "import shop.till\n\nprint(shop.till.x)\n"]) { $1 },
        only: [.pathHack], patches: ["shop.till path-hack: ."], python: "import main")
    }
  }

  @Test func `only what the edit of the path needed goes with it`() throws {
    let folder = try TemporaryFolder()
    let files = shop("", ["shop/till.py": hack, "main.py": "import shop.till\n"])
    for (name, text) in files { try folder.file(name, text) }
    var request = LazyRequest()
    request.strategies = [.pathHack]
    let project = try Project(ProjectSettings(root: folder.path))
    let result = try #require(try project.lazyPlan(request).results.first)
    #expect(
      String(decoding: result.after, as: UTF8.self)
        == "import shop.tax\n\nx = shop.tax.rate()\n")
    try folder.file("other.py", "import shop.till\nprint(shop.till.os.sep)\n")
    let careful = try #require(
      try Project(ProjectSettings(root: folder.path)).lazyPlan(request).results.first)
    #expect(
      String(decoding: careful.after, as: UTF8.self)
        == "import os\n\nimport shop.tax\n\nx = shop.tax.rate()\n")
  }

  @Test func `an edit of the path that somebody may need stays`() throws {
    let main = "import shop.till\n"
    for (more, kind) in [
      (["shop/till.py": hack + "if __name__ == \"__main__\":\n    print(x)\n"], "script"),
      (["shop/till.py": "#!/usr/bin/env python3\n" + hack], "script"),
      (["Makefile": "run:\n\tpython shop/till.py\n"], "script"),
      (["main.py": ""], "path"),
      (["shop/tool.py": "import till\n"], "path"),
      (["setup.py": "exec(open(\"shop/till.py\").read())\n"], "script"),
      (["other.py": "import os\nos.chdir(\"/\")\n"], "path"),
      (["other.py": "import sys\nsys.path.pop(0)\n"], "path"),
      (["requirements.txt": "shop\n"], "clash"),
      (["lib/shop/__init__.py": "", "lib/other.py": "import shop\n"], "clash"),
      (["shop/till.py": hack.replacing("__file__)))", with: "\".\")))")], "path"),
      (["shop/till.py": hack.replacing("__file__)))", with: "__file__)) + name)")], "path"),
      (["shop/till.py": hack + "print(sys.path)\n"], "path"),
      (["shop/till.py": hack.replacing("\nimport shop.tax", with: "sys.path.pop(0)\n")], "path"),
    ] {
      let files = shop("", ["shop/till.py": hack, "main.py": main].merging(more) { $1 })
      let line = files["shop/till.py"]?.hasPrefix("#!") == true ? 5 : 4
      let folder = try TemporaryFolder()
      for (name, text) in files { try folder.file(name, text) }
      var request = LazyRequest()
      request.strategies = [.pathHack]
      let plan = try Project(ProjectSettings(root: folder.path)).lazyPlan(request)
      #expect(plan.patches.isEmpty, "\(more)")
      #expect(
        plan.refused.map { "\($0.path.display):\($0.line) \($0.blocker.kind.rawValue)" }
          .first { $0.hasPrefix("shop/till") } == "shop/till.py:\(line) \(kind)",
        "\(more) \(plan.refused.map(\.blocker.text))")
    }
  }

  @Test func `a module that is found by a longer name as well keeps its edit of the path`() throws {
    let files = [
      "src/shop/__init__.py": "", "src/shop/till.py": hack.replacing("shop.tax", with: "shop"),
      "main.py": "import sys\nsys.path.append(\"src\")\nimport shop.till\n",
    ]
    for (other, count) in [("import shop\n", 1), ("import src.shop\n", 0)] {
      let folder = try TemporaryFolder()
      for (name, text) in files { try folder.file(name, text) }
      try folder.file("other.py", other)
      var request = LazyRequest()
      request.strategies = [.pathHack]
      let plan = try Project(ProjectSettings(root: folder.path)).lazyPlan(request)
      #expect(plan.patches.count == count, "\(plan.refused.map(\.blocker.text))")
    }
  }

  @Test func `tests need no edit of the path for what pytest puts there`() throws {
    let test =
      "import os, sys\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), \"..\", \"src\"))\nimport inner\n"
    let files = ["tests/test_inner.py": test, "src/inner.py": "x = 1\n"]
    try check(
      files.merging(["pytest.ini": "[pytest]\npythonpath = src\n"]) { $1 }, only: [.pathHack],
      patches: ["tests.test_inner path-hack: src"])
    try check(
      files, only: [.pathHack], patches: [], refused: ["tests/test_inner.py:2 src path"])
  }

  /// An application of three modules, two of which load more: 3, 2 and 1.
  private func loads(_ target: LoadBudget) throws -> LazyPlan {
    let folder = try TemporaryFolder()
    for (name, others) in [("one", ["p", "q"]), ("two", ["r"]), ("three", [])] {
      let imports = others.map { "import \(name)_\($0)\n" }.joined()
      let uses = others.map { "\(name)_\($0)" }.joined(separator: ", ")
      try folder.file("\(name).py", "\(imports)\n\ndef f():\n    return [\(uses)]\n")
      for other in others { try folder.file("\(name)_\(other).py", "x = 1\n") }
    }
    try folder.file(
      "app.py", "import one\nimport two\nimport three\n\nx = [one.f, two.f, three.f]\n")
    var request = LazyRequest()
    request.entries = ["app"]
    request.target = target
    var settings = ProjectSettings(root: folder.path)
    settings.isQuiet = true
    return try Project(settings).lazyPlan(request)
  }

  @Test func `a target takes the fewest patches that reach it`() throws {
    for (limit, patches) in [
      (7, []), (6, ["one"]), (5, ["one"]), (4, ["one", "two"]),
    ] {
      let plan = try loads(LoadBudget(.modules, limit))
      let target = try #require(plan.target)
      #expect(plan.patches.map(\.module).sorted() == patches, "\(limit)")
      #expect(plan.results.map(\.path.display) == patches.map { $0 + ".py" })
      #expect(target.isReached && target.isSmallest)
      #expect(target.entries[0].before.modules == 7)
    }
  }

  @Test func `a target that cannot be reached is said to be, with what is missing`() throws {
    let plan = try loads(LoadBudget(.modules, 2))
    let target = try #require(plan.target)
    #expect(!target.isReached)
    #expect(target.entries.map(target.shortfall) == [2])
    #expect(plan.patches.count == 2)
  }

  @Test func `what is measured is a copy with the patches made`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in shop("from .cart import Cart\n") { try folder.file(name, text) }
    try folder.file("shop/data.txt", "7")
    try folder.file(".git/HEAD", "x")
    try folder.file("env/pyvenv.cfg", "")
    let project = try Project(ProjectSettings(root: folder.path))
    let plan = try project.lazyPlan(LazyRequest())
    let copy = try PatchedTree(of: project, with: plan)
    let names = folder.run("cd \(copy.folder.display) && find . -type f | sort").output
    #expect(
      String(decoding: names, as: UTF8.self)
        == "./shop/__init__.py\n./shop/cart.py\n./shop/data.txt\n./shop/tax.py\n")
    #expect(folder.run("grep -q __getattr__ \(copy.folder.display)/shop/__init__.py").status == 0)
    #expect(folder.run("grep -q __getattr__ shop/__init__.py").status != 0)
    copy.remove()
    #expect(folder.run("test -e \(copy.folder.display)").status != 0)
  }

  @Test func `a command that fails puts everything back and names the change`() throws {
    let folder = try TemporaryFolder()
    for name in ["one", "two", "three"] {
      try folder.file("\(name)/__init__.py", "from .part import value\n")
      try folder.file("\(name)/part.py", "value = 1\n")
    }
    let project = try Project(ProjectSettings(root: folder.path))
    let plan = try project.lazyPlan(LazyRequest())
    #expect(plan.results.count == 3)
    let before = folder.run("cat */*.py").output
    let command = VerifyCommand(
      line: Array("! grep -q __getattr__ two/__init__.py".utf8), timeoutInSeconds: nil)
    let culprit = try #require(try project.apply(plan, verifying: command))
    #expect(culprit.contains("two/__init__.py") && !culprit.contains("one/"), "\(culprit)")
    #expect(folder.run("cat */*.py").output == before)
    #expect(try project.apply(plan, verifying: nil) == nil)
    #expect(folder.run("cat */*.py").output != before)
    let edits = TreeEdits(folder.path)
    try edits.undo(try #require(edits.undoable().last).id)
    #expect(folder.run("cat */*.py").output == before)
  }
}
