import Scanning
import Testing

@testable import Manifests

/// Reads the manifests of a folder `p` and shows the facts, each with the line of its evidence.
private func check(
  _ files: [String: String], _ expected: [String], at location: SourceLocation = #_sourceLocation
) {
  let folder = SourcePath("p")
  let project = PythonProject(
    folder: folder,
    manifests: files.map { name, text in
      ManifestFile(path: folder.appending(name.utf8), bytes: Array(text.utf8))
    })
  var shown: [String] = []
  if let name = project.name { shown.append("name \(name.value) \(name.line)") }
  if let lowest = project.lowestPython { shown.append("python \(lowest)") }
  shown += project.sourceRoots.map { "root \($0.value.display) \($0.line)" }
  shown += project.packageFolders.map {
    "package \($0.value.package) in \($0.value.folder.display) \($0.line)"
  }
  shown += project.modules.map { "module \($0.value) \($0.line)" }
  shown += project.entryPoints.map { "\($0.group) \($0.name) -> \($0.target) \($0.line)" }
  shown += project.scripts.map { "script \($0.value.display) \($0.line)" }
  shown += project.requirements.map {
    "needs \($0.name) \($0.specifier)\($0.group.map { " for \($0)" } ?? "") \($0.line)"
  }
  shown += project.workspaceMembers.map { "member \($0.value) \($0.line)" }
  shown += project.pytest.testPaths.map { "tests \($0.value) \($0.line)" }
  shown += project.pytest.pythonPath.map { "path \($0.value.display) \($0.line)" }
  shown += project.problems.map { "problem \($0.line)" }
  #expect(shown == expected, sourceLocation: location)
}

@Test("the standard tables of pyproject.toml")
func pyprojectStandardTables() {
  let source = """
    [project]
    name = "shop"
    requires-python = ">=3.10"
    dependencies = [
      "Typing_Extensions >= 4 ; python_version < '3.12'",
    ]
    scripts.shop = "shop.cli:main"
    entry-points."shop.plugins".pay = "shop.pay:Plugin [extra]"
    [project.optional-dependencies]
    web = ["flask[async]~=3.0"]
    [dependency-groups]
    dev = ["pytest", {include-group = "x"}]
    [tool.uv.workspace]
    members = ["libs/*"]
    [tool.pytest.ini_options]
    testpaths = "tests more"
    pythonpath = ["src"]
    """
  check(
    ["pyproject.toml": source],
    [
      "name shop 2", "python 3.10", "console_scripts shop -> shop.cli:main 7",
      "shop.plugins pay -> shop.pay:Plugin 8", "needs typing-extensions >= 4 5",
      "needs flask ~=3.0 for web 10", "needs pytest  for dev 12", "member libs/* 14",
      "tests tests 16", "tests more 16", "path p/src 17",
    ])
}

@Test("where each backend keeps its sources")
func pyprojectSourceRoots() {
  func check(
    _ source: String, _ expected: String..., at location: SourceLocation = #_sourceLocation
  ) {
    ManifestsTests.check(["pyproject.toml": source], expected, at: location)
  }
  check(
    "tool.setuptools.package-dir = {\"\" = \"src\", a = \"lib/x\"}", "root p/src 1",
    "package a in p/lib/x 1")
  check("[tool.setuptools.packages.find]\nwhere = ['src']", "root p/src 2")
  check("[tool.poetry]\npackages = [{include = 'a', from = 'lib'}]", "root p/lib 2", "module a 2")
  check("[tool.hatch.build.targets.wheel]\npackages = ['src/a']", "root p/src 2", "module a 2")
  check("tool.pdm.build.package-dir = 'src'", "root p/src 1")
  check("tool.maturin.python-source = 'py'", "root p/py 1")
  check("tool.flit.module.name = 'a'", "module a 1")
  check("build-system.build-backend = 'uv_build'", "root p/src 1")
  check(
    "tool.uv.build-backend.module-root = ''\nbuild-system.build-backend = 'uv_build'", "root p 1")
  check("tool.scikit-build.wheel.packages = ['src/a']", "root p/src 1", "module a 1")
}

@Test("setup.cfg")
func setupConfiguration() {
  let source = """
    [metadata]
    name = shop
    [options]
    python_requires = ~=3.9
    package_dir =
        = src
    install_requires =
        requests>=2
        # why
        six; python_version < "3"
    [options.entry_points]
    console_scripts =
        shop = shop.cli:main
    [tool:pytest]
    testpaths = t
    """
  check(
    ["setup.cfg": source],
    [
      "name shop 2", "python 3.9", "root p/src 6", "console_scripts shop -> shop.cli:main 13",
      "needs requests >=2 8", "needs six  10", "tests t 15",
    ])
}

@Test("setup.py is read without running it, names for literals included")
func setupScript() {
  let source = #"""
    import setuptools
    NAME = "shop"
    needs = ["six", "attrs>=1"]
    extra = {"web": ["flask"]}
    setuptools.setup(
        name=NAME, version=read("v")[0],
        packages=setuptools.find_packages(where="src", exclude=["t"]) + ["more"],
        package_dir={"": "src"}, install_requires=needs + other(),
        extras_require=extra, scripts=["bin/run"],
        long_description=f"{x}" "y" % (1, 2),
        entry_points="""
          [console_scripts]
          shop = shop.cli:main
        """, **more)
    """#
  check(
    ["setup.py": source],
    [
      "name shop 2", "root p/src 8", "module more 7", "console_scripts shop -> shop.cli:main 13",
      "script p/bin/run 9", "needs six  3", "needs attrs >=1 3", "needs flask  for web 4",
    ])
}

@Test("a setup.py that calls setup in a function, and says some of it under a condition")
func setupScriptIndented() {
  let source = """
    def main():
        needs = ["six"]
        log(needs=["no"],
            name="no")
        if True:
            extra = {"py_modules": ["shop"]}
        dist = setup(name="shop", install_requires=needs, **extra)
    """
  check(["setup.py": source], ["name shop 7", "module shop 6", "needs six  2"])
}

@Test("a setup.py that builds huge or deep values out of names stays small")
func setupScriptBombs() {
  let doubling = "a0 = ['x']\n" + (1..<200).map { "a\($0) = a\($0 - 1) + a\($0 - 1)\n" }.joined()
  let nesting = "b0 = []\n" + (1..<50_000).map { "b\($0) = [b\($0 - 1)]\n" }.joined()
  let open = String(repeating: "{[(", count: 50_000)
  check(["setup.py": doubling + nesting + "setup(name='x', packages=a199)\n"], ["name x 50201"])
  check(["setup.py": "a = " + open], [])
  check(["setup.py": "setup(name=" + open], [])
}

@Test("broken manifests are problems with a line")
func brokenManifests() {
  check(["pyproject.toml": "[project]\nname ="], ["problem 2"])
  check(["setup.cfg": "x"], ["problem 1"])
}

@Test("pytest takes one manifest only, the first of its list")
func pytestPrecedence() {
  check(
    [
      "pytest.ini": "[pytest]\ntestpaths = a", "tox.ini": "[pytest]\ntestpaths = b",
      "pyproject.toml": "tool.pytest.ini_options.testpaths = ['c']",
    ], ["tests a 2"])
}

@Test("requirements files")
func requirementsFiles() {
  let source = """
    # comment
    Django>=4 # why
    -r base.txt
    -e ./lib
    -e git+https://example.org/x.git#egg=Zope.Thing
    six==1.16 \\
        --hash=sha256:abc
    pkg @ https://example.org/p.whl ; python_version > "3"
    ./local.whl
    --index-url https://example.org
    """
  let file = RequirementsFile(parsing: Array(source.utf8), path: SourcePath("r.txt"))
  #expect(
    file.requirements.map { "\($0.name) \($0.specifier) \($0.line)" } == [
      "django >=4 2", "zope-thing  5", "six ==1.16 6", "pkg @ https://example.org/p.whl 8",
    ])
  #expect(file.included == [Located("base.txt", line: 3)])
  #expect(file.editable == [Located("./lib", line: 4)])
}

@Test("the lowest Python version a constraint allows")
func lowestPython() {
  func check(_ constraint: String, _ expected: String?) {
    #expect(VersionConstraint(parsing: constraint).lowest?.description == expected)
  }
  check(">=3.8,<4", "3.8")
  check(">=3.6.1, !=3.6.*, !=3.7.*", "3.8")
  check("~=3.9", "3.9")
  check("==3.10.*", "3.10")
  check("^3.8 || 3.7.*", "3.7")
  check(">=2.7", "3.0")
  check("<4", nil)
  check("", nil)
}
