import Testing

@Suite("The graph of Python modules")
struct PythonGraphTests {
  @Test("importing a submodule runs the packages around it")
  func parents() {
    check(["a/__init__.py": "", "a/b/__init__.py": "", "a/b/c.py": "", "m.py": "import a.b.c"], "m -> a parent 1", "m -> a.b parent 1", "m -> a.b.c eager 1")
  }
}
