import Analyses
import Graph
import Manifests
import Scanning
import Testing

@Suite("Roots in Python code")
struct CodeRootsTests {
  @Test("a name put together in one variable and loaded from another reaches all that fit")
  func patterns() {
    checkRoots(
      [
        "shop/__init__.py": "",
        "shop/load.py": """
        import importlib
        BASE = "shop.plugins"
        def load(name):
            path = f"{BASE}.{name}_plugin"
            return importlib.import_module(path)
        """,
        "shop/plugins/__init__.py": "", "shop/plugins/a_plugin.py": "x = 1",
        "shop/plugins/other.py": "x = 1",
      ],
      "shop/load.py -> shop/plugins/__init__.py: firm, string:2",
      "shop/load.py -> shop/plugins/a_plugin.py: firm, loaded by import_module:5")
  }

  @Test("an extension of a bot is what has a setup, where there is a bot")
  func bots() {
    checkRoots(
      [
        "bot/__init__.py": "import discord", "bot/cogs/__init__.py": "x = 1",
        "bot/cogs/a.py": "async def setup(bot): pass",
        "bot/cogs/b.py": "def other(): pass",
      ],
      "bot/cogs/a.py: product firm, Discord")
    checkRoots([
      "bot/__init__.py": "", "bot/cogs/__init__.py": "x = 1",
      "bot/cogs/a.py": "async def setup(bot): pass",
    ])
  }

  @Test("a path whose beginning is filled in later names the file")
  func filledIn() {
    checkRoots(
      [
        "web/__init__.py": "", "web/jobs/__init__.py": "x = 1", "web/jobs/run.py": "x = 1",
        "web/cloud/__init__.py":
          "import subprocess\nsubprocess.run(['{0}/jobs/run.py'.format(root)])",
      ],
      "web/cloud/__init__.py -> web/jobs/run.py: weak, path:2")
  }

  @Test("Pyramid includes modules by names with a dot before them, and scans whole packages")
  func pyramid() {
    checkRoots(
      [
        "shop/__init__.py": "",
        "shop/main.py": """
        from pyramid.config import Configurator
        def make():
            config = Configurator()
            config.include(".routes")
            config.include("static")
            config.scan(".views")
        """,
        "shop/admin/__init__.py": "def includeme(config):\n    config.include('.bans')",
        "shop/admin/bans.py": "x = 1", "shop/routes.py": "x = 1", "shop/static.py": "x = 1",
        "shop/views/__init__.py": "x = 1", "shop/views/a.py": "x = 1",
      ],
      "shop/admin/__init__.py -> shop/admin/bans.py: firm, Pyramid:2",
      "shop/main.py -> shop/routes.py: firm, Pyramid:4",
      "shop/main.py -> shop/views/__init__.py: firm, Pyramid:6",
      "shop/main.py -> shop/views/a.py: firm, Pyramid:6")
  }

  @Test("what is handed to a function that loads its argument is loaded")
  func parameters() {
    checkRoots(
      [
        "a/__init__.py": "", "a/plug.py": "x = 1",
        "a/load.py":
          "import importlib\ndef load(kind, name):\n    return importlib.import_module(name)\n",
        "a/use.py":
          "from a.load import load\nload(1, 'a.' 'plug')\nload(2, name)\n",
      ],
      "a/use.py -> a/plug.py: firm, loaded by load:2")
  }

  @Test(
    "a folder that is listed beside a loader of files is loaded, and one that is listed alone is not"
  )
  func folders() {
    checkRoots(
      [
        "walk.py": """
        import os
        import importlib.util
        HERE = os.path.dirname(__file__)
        for name in os.listdir(os.path.join(HERE, "plugins")):
            spec = importlib.util.spec_from_file_location(name, name)
        """,
        "count.py":
          "import os, importlib\nprint(os.listdir(os.path.dirname(__file__) + '/other'))\n",
        "plugins/one.py": "x = 1", "plugins/deep/two.py": "x = 1", "other/three.py": "x = 1",
      ],
      "count.py: tool weak, script", "other/three.py: tool weak, loose file",
      "plugins/deep/two.py: tool weak, loose file",
      "plugins/one.py: tool weak, loose file", "walk.py: tool weak, script",
      "walk.py -> plugins/one.py: firm, folder scan:4")
  }

  @Test("Django's applications bring their modules, and a package that is none does not")
  func django() {
    checkRoots(
      [
        "site/settings.py":
          "import django\nINSTALLED_APPS = ['django.contrib.admin', 'shop', 'blog.apps.Blog']\n",
        "shop/__init__.py": "", "shop/models.py": "x = 1", "shop/views.py": "x = 1",
        "shop/management/__init__.py": "", "shop/management/commands/__init__.py": "",
        "shop/management/commands/sell.py": "x = 1",
        "blog/__init__.py": "", "blog/apps.py": "class Blog: pass", "blog/admin.py": "x = 1",
        "plain/__init__.py": "", "plain/admin.py": "x = 1",
      ],
      "site/settings.py: product firm, Django", "site/settings.py: tool weak, loose file",
      "blog/__init__.py -> blog/admin.py: firm, Django:1",
      "blog/__init__.py -> blog/apps.py: firm, Django:1",
      "shop/__init__.py -> shop/management/commands/__init__.py: firm, Django:1",
      "shop/__init__.py -> shop/management/commands/sell.py: firm, Django:1",
      "shop/__init__.py -> shop/models.py: firm, Django:1",
      "site/settings.py -> blog/apps.py: firm, Django:2",
      "site/settings.py -> blog/apps.py: firm, string:2",
      "site/settings.py -> shop/__init__.py: firm, Django:2")
  }

  @Test("the name of a logger, and what a test patches, load nothing")
  func idleStrings() {
    checkRoots(
      [
        "a/__init__.py": "", "a/b.py": "x = 1",
        "a/log.py": "import logging\nlog = logging.getLogger('a.b')\n",
        "tests/test_a.py": "from unittest.mock import patch\n@patch('a.b.x')\ndef test(m): pass\n",
      ],
      "tests/test_a.py: test firm, tests", "tests/test_a.py: tool weak, loose file",
      "a/log.py -> a/b.py: weak, string:2", "tests/test_a.py -> a/b.py: weak, string:2")
  }

  @Test("a table of names in a module that hands them out on demand")
  func handedOut() {
    checkRoots(
      [
        "a/__init__.py": """
        _MODULES = {"Thing": ("things", "Thing"), "Other": ".other"}
        def __getattr__(name): ...
        """,
        "a/things.py": "x = 1", "a/other.py": "x = 1", "a/unnamed.py": "x = 1",
      ],
      "a/__init__.py -> a/other.py: firm, handed out on demand:1",
      "a/__init__.py -> a/things.py: firm, handed out on demand:1")
  }

  @Test("a command that Python code runs")
  func commands() {
    checkRoots(
      [
        "a/__init__.py": "", "a/__main__.py": "x = 1", "work/job.py": "x = 1",
        "start.py": """
        import subprocess, sys
        subprocess.run([sys.executable, "-m", "a"])
        subprocess.check_call("python work/job.py --fast", shell=True)
        """,
      ],
      "a/__main__.py: tool weak, __main__", "start.py: tool weak, script",
      "work/job.py: tool weak, loose file",
      "a/__init__.py -> a/__main__.py: firm, __main__:1",
      "start.py -> a/__main__.py: firm, command:2",
      "start.py -> work/job.py: firm, command:3")
  }

  @Test("a constant of another module goes into the name that is loaded")
  func constants() {
    checkRoots(
      [
        "a/__init__.py": "", "a/settings.py": "PLUGINS = 'a.plugins'\n",
        "a/load.py": """
        import importlib
        from a.settings import PLUGINS
        def load(name):
            return importlib.import_module(f".{name}", package=PLUGINS)
        """,
        "a/plugins/__init__.py": "", "a/plugins/one.py": "x = 1",
      ],
      "a/load.py -> a/plugins/one.py: firm, loaded by import_module:4",
      "a/settings.py -> a/plugins/__init__.py: firm, string:1")
  }

  @Test("a function that makes names of modules has them loaded by whoever hands them on")
  func madeNames() {
    checkRoots(
      [
        "a/__init__.py": "",
        "a/names.py": """
        import importlib
        class Setting:
            def place(self):
                return f"a.parts.{self.kind}.{self.name}"
        """,
        "a/load.py": """
        import importlib
        def load(setting):
            return importlib.import_module(setting.place())
        """,
        "a/parts/__init__.py": "", "a/parts/lamp/__init__.py": "",
        "a/parts/lamp/lamp_switch.py": "x = 1", "a/parts/lamp/other.py": "x = 1",
      ],
      "a/load.py -> a/parts/lamp/lamp_switch.py: firm, loaded by import_module:3",
      "a/load.py -> a/parts/lamp/other.py: weak, loaded by import_module:3")
  }

  @Test("a loader of folders that is handed a package loads what lies in it")
  func packageForFolder() {
    checkRoots(
      [
        "a/__init__.py": "",
        "a/helper.py": """
        import importlib, os
        def load_all(folder, package):
            for root, folders, names in os.walk(folder):
                for name in names:
                    importlib.import_module(package + "." + name)
        """,
        "a/kinds/__init__.py": """
        from a.helper import load_all
        from a.place import here
        load_all(here(), package=__package__)
        """,
        "a/kinds/one.py": "x = 1", "a/place.py": "def here(): ...",
      ],
      "a/kinds/__init__.py -> a/kinds/one.py: firm, folder loaded by load_all:3")
  }

  @Test(
    "whoever is handed a package and goes through where its modules lie loads them, and what lies below"
  )
  func handedPackages() {
    let load = """
      import importlib, os
      def load_all(package):
          for path in package.__path__:
              for root, folders, names in os.walk(path):
                  for name in names:
                      importlib.import_module(package.__name__ + "." + name)
      """
    for (call, line) in [
      ("import a.helper\nimport a.kinds\nimport sys\na.helper.load_all(a.kinds)", 4),
      ("import sys\nfrom a.helper import load_all\nload_all(sys.modules['a.' + 'kinds'])", 3),
      ("from a import helper, kinds\ndef main():\n    helper.load_all(package=kinds)", 3),
    ] {
      checkRoots(
        [
          "a/__init__.py": "", "a/helper.py": load, "a/kinds/__init__.py": "",
          "a/kinds/deep/__init__.py": "", "a/kinds/deep/one.py": "x = 1", "a/main.py": call,
        ],
        "a/main.py -> a/kinds/__init__.py: firm, loaded by load_all:\(line)",
        "a/main.py -> a/kinds/deep/__init__.py: firm, loaded by load_all:\(line)",
        "a/main.py -> a/kinds/deep/one.py: firm, loaded by load_all:\(line)")
    }
  }

  @Test("commands that some program other than setup.py makes start what they name")
  func entryPoints() {
    checkRoots(
      [
        "build/commands.py": """
        entry_points = {
            'console_scripts': ['shop = shop.cli:main', 'shop-web=shop.web:run [web]', 'about = us'],
            'gui_scripts': [],
        }
        """,
        "shop/__init__.py": "", "shop/cli.py": "def main(): ...", "shop/web.py": "def run(): ...",
        "shop/us.py": "",
      ],
      "build/commands.py: tool weak, loose file", "shop/cli.py: product firm, packaging",
      "shop/web.py: product firm, packaging")
  }

  @Test("a pattern for tests that fits everything means what holds tests, and what lies among them")
  func openPatterns() {
    let manifest = "[tool.pytest.ini_options]\npython_files = [\"*.py\"]\n"
    checkRoots(
      [
        "a/__init__.py": "import a.code\n", "a/code.py": "def f(): ...",
        "a/checks.py": "def test_f(): ...",
      ],
      projects: [
        PythonProject(
          folder: SourcePath(""),
          manifests: [ManifestFile(path: SourcePath("pyproject.toml"), bytes: Array(manifest.utf8))]
        )
      ],
      "a/__init__.py: test weak, pytest", "a/checks.py: test firm, pytest",
      "a/code.py: test weak, pytest")
  }

  @Test("what is imported on another platform is imported")
  func platforms() {
    checkRoots(
      [
        "a/__init__.py": "import sys\nif sys.platform == 'win32':\n    from . import windows\n",
        "a/windows.py": "x = 1",
      ],
      "a/__init__.py -> a/windows.py: firm, import on another platform:3")
  }

  @Test("tests load what their own settings and paths name, and nothing else that they mention")
  func tests() {
    checkRoots(
      [
        "a/__init__.py": "", "a/hashers.py": "class Fast: pass",
        "tests/conftest.py": """
        from pathlib import Path
        pytest_plugins = ["a.hashers"]
        PLUGINS = Path(__file__).parent / "plug-ins"
        """,
        "tests/plug-ins/one.py": "x = 1",
      ],
      "tests/conftest.py: test firm, pytest", "tests/conftest.py: tool weak, loose file",
      "tests/plug-ins/one.py: tool weak, loose file",
      "tests/conftest.py -> a/hashers.py: firm, pytest:2",
      "tests/conftest.py -> a/hashers.py: firm, string:2",
      "tests/conftest.py -> tests/plug-ins/one.py: firm, path of a folder:3")
  }

  @Test("a format beside a loader means the modules whose names begin like that")
  func namePatterns() {
    checkRoots(
      [
        "app/__init__.py": "v = 1",
        "app/load.py": """
        import importlib
        NAME = "schema_{version}"
        def load(v): return importlib.import_module(make(v))
        """,
        "app/schema_3.py": "x = 1", "app/sketch.py": "x = 1",
      ],
      "app/load.py -> app/schema_3.py: weak, pattern of a name:2")
  }

  @Test(
    "a test means the files in the folders beside it that it names, and of none that it does not")
  func testFolders() {
    checkRoots(
      [
        "tests/test_a.py": "def test(run): run('cases')", "tests/cases/deep/one.py": "x = 1",
        "tests/other/two.py": "x = 1",
      ],
      "tests/cases/deep/one.py: tool weak, loose file",
      "tests/other/two.py: tool weak, loose file",
      "tests/test_a.py: test firm, tests", "tests/test_a.py: tool weak, loose file",
      "tests/test_a.py -> tests/cases/deep/one.py: firm, folder that a test names:1")
  }

  @Test("a loader that puts a path together is given the folder that it loads from")
  func givenFolders() {
    checkRoots(
      [
        "app/__init__.py": "v = 1",
        "app/utils.py": """
        import importlib.util, os
        def load_module(name, folder):
            path = os.path.join(folder, name)
            return importlib.util.spec_from_file_location(name, path)
        """,
        "app/engines/__init__.py": """
        import os
        from app.utils import load_module
        HERE = os.path.dirname(os.path.realpath(__file__))
        def load(settings): return load_module(settings["engine"] + ".py", HERE)
        """,
        "app/engines/one.py": "x = 1", "app/other.py": "x = 1",
      ],
      "app/engines/__init__.py -> app/engines/one.py: firm, loaded by load_module:4")
  }

  @Test("a walk that compares names with words is after these")
  func walks() {
    checkRoots(
      [
        "app/__init__.py": "v = 1",
        "app/load.py": """
        import importlib, os
        def load():
            for folder, _, files in os.walk(os.path.dirname(__file__)):
                for name in files:
                    if name == "routes.py":
                        importlib.import_module(make(folder, name))
        """,
        "app/shop/__init__.py": "v = 1", "app/shop/routes.py": "x = 1",
        "app/shop/spare.py": "x = 1",
      ],
      "app/load.py -> app/__init__.py: weak, folder scan:3",
      "app/load.py -> app/shop/__init__.py: weak, folder scan:3",
      "app/load.py -> app/shop/routes.py: firm, folder scan:3",
      "app/load.py -> app/shop/routes.py: firm, name that a scan looks for:5",
      "app/load.py -> app/shop/spare.py: weak, folder scan:3")
  }

  @Test("files that belong to a file beside or above them, whatever kind that is of")
  func nearest() {
    checkRoots(
      [
        "db/alembic/env.py": "import alembic\n", "db/alembic/versions/0a1b_first.py": "x = 1",
        "addons/sale/__init__.py": "", "addons/sale/__manifest__.py": "{'name': 'Sale'}",
        "host/components/lamp/__init__.py": "", "host/components/lamp/light.py": "x = 1",
      ], others: ["host/components/lamp/manifest.json"],
      "addons/sale/__init__.py: product weak, loose package",
      "addons/sale/__manifest__.py: product firm, Odoo",
      "db/alembic/env.py: product firm, Alembic", "db/alembic/env.py: tool weak, loose file",
      "db/alembic/versions/0a1b_first.py: tool weak, file name",
      "db/alembic/versions/0a1b_first.py: tool weak, loose file",
      "host/components/lamp/__init__.py: product firm, integrations",
      "host/components/lamp/__init__.py: product weak, loose package",
      "addons/sale/__manifest__.py -> addons/sale/__init__.py: firm, Odoo:1",
      "db/alembic/env.py -> db/alembic/versions/0a1b_first.py: firm, Alembic:1",
      "host/components/lamp/__init__.py -> host/components/lamp/light.py: firm, integrations:1")
  }

  @Test(
    "what is copied from beside the code is kept, and a name with nothing known in front is weak evidence"
  )
  func copies() {
    checkRoots(
      [
        "a/__init__.py": "", "a/new/skeleton/__init__.py": "x = 1",
        "a/new/__init__.py": """
        import os, shutil
        def make(path):
            folder, name = os.path.split(os.path.abspath(__file__))
            shutil.copytree(f"{folder}/skeleton", path)
        """,
        "a/load.py": """
        from importlib import import_module
        for app in registry["apps"]["installed"]:
            import_module(f"{app}.urls")
        """,
        "a/shop/__init__.py": "", "a/shop/urls.py": "x = 1",
      ],
      "a/load.py -> a/shop/urls.py: weak, loaded by import_module:3",
      "a/new/__init__.py -> a/new/skeleton/__init__.py: firm, copied:4",
      "a/new/__init__.py -> a/new/skeleton/__init__.py: weak, path of a folder:4")
  }

  @Test("templates, code of others, test data and empty modules get no verdict")
  func unjudged() {
    let repository = CodeRepository([
      "{{ name }}/main.py": "x = 1", "a/_vendor/six.py": "x = 1", "tests/data/sample.py": "x = 1",
      "a/empty.py": "# nothing\n\"\"\"Nothing.\"\"\"\n", "a/full.py": "x = 1",
      "a/api_pb2.py": "x = 1",
    ])
    #expect(
      repository.roots.unjudged.map {
        "\(repository.graph.unit($0.unit).path.display) \($0.reason)"
      } == [
        "a/_vendor/six.py vendored", "a/api_pb2.py generated", "a/empty.py empty",
        "tests/data/sample.py data", "{{ name }}/main.py template",
      ])
  }

  @Test("a folder of many modules, a long expression and deep nesting take no time")
  func bounds() {
    let deep = String(repeating: "(", count: 20_000) + "1" + String(repeating: ")", count: 20_000)
    let long = (0..<5_000).map { "'a\($0)'" }.joined(separator: " + ")
    let loads = (0..<300).map { "import_module(f'a.{x\($0)}')" }.joined(separator: "\n")
    let chain = "x" + String(repeating: ".f('y')", count: 5_000)
    var sources: [(String, String)] = [("a/__init__.py", "")]
    for number in 0..<100 { sources.append(("a/m\(number).py", "x = 1")) }
    sources.append(
      (
        "load.py",
        "from importlib import import_module\ny = \(deep)\nz = \(long)\n\(loads)\n\(chain)\n"
      ))
    let clock = ContinuousClock()
    let time = clock.measure {
      let repository = CodeRepository(sources)
      #expect(repository.roots.links.count == 100)
    }
    #expect(time < .seconds(20))
  }
}
