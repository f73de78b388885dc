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
      "site/settings.py: product firm, Django",
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
      "tests/test_a.py: test firm, tests",
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
      "a/__main__.py: tool weak, __main__",
      "a/__init__.py -> a/__main__.py: firm, __main__:1",
      "start.py -> a/__main__.py: firm, command:2",
      "start.py -> work/job.py: firm, command:3")
  }
}
