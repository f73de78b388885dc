import Scanning
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Finding files")
struct DiscoveryTests {
  /// What is found, a line each: sources with their kind, manifests, other files, what was skipped and what left out.
  private func found(in tree: SourceTree) -> [String] {
    tree.files.map { "\($0.kind) \($0.path.display)" }
      + tree.manifests.map { "manifest \($0.kind) \($0.path.display)" }
      + tree.others.map { "other \($0.display)" }
      + tree.skipped.map { "skipped \($0.path.display): \($0.why)" }
      + tree.leftOut.map { "left out \($0.path.display): \($0.why)" }
  }

  private func check(
    _ files: [String], options: DiscoveryOptions = DiscoveryOptions(), _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation,
    also arrange: (TemporaryFolder) throws -> Void = { _ in }
  ) throws {
    let folder = try TemporaryFolder()
    for file in files {
      let parts = file.split(separator: "=", maxSplits: 1)
      try folder.file(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
    try arrange(folder)
    let tree = try SourceTree(discovering: folder.path, options: options)
    #expect(found(in: tree) == expected, sourceLocation: sourceLocation)
  }

  @Test("The ending of a name tells what a file is")
  func kinds() throws {
    try check(
      [
        "a.py", "a.pyi", "a.pyw", "a.pyx", "a.pxd", "a.ipynb", "a.swift", "a.so",
        "a.cpython-313-x86_64-linux-gnu.so", "a.pyd", "a.so.1", "a.pyc", ".py", "py", "a.PY",
      ],
      [
        "python .py", "extensionModule a.cpython-313-x86_64-linux-gnu.so", "notebook a.ipynb",
        "cythonDeclarations a.pxd", "python a.py", "extensionModule a.pyd", "pythonStub a.pyi",
        "pythonWindowed a.pyw", "cython a.pyx", "extensionModule a.so", "swift a.swift",
        "other a.PY", "other a.pyc", "other a.so.1", "other py",
      ])
  }

  @Test("Manifests are known by name, and some of them are sources too")
  func manifests() throws {
    try check(
      [
        "pyproject.toml", "setup.py", "setup.cfg", "pytest.ini", "tox.ini", "pollard.toml",
        "requirements.txt", "requirements-dev.txt", "Pipfile", "Package.swift",
        "Package@swift-6.0.swift", "x/pyproject.toml", "my-requirements.txt",
      ],
      [
        "swift Package.swift", "swift Package@swift-6.0.swift", "python setup.py",
        "manifest swiftPackage Package.swift", "manifest swiftPackage Package@swift-6.0.swift",
        "manifest pipfile Pipfile", "manifest pollard pollard.toml",
        "manifest pyproject pyproject.toml", "manifest pytestConfiguration pytest.ini",
        "manifest requirements requirements-dev.txt", "manifest requirements requirements.txt",
        "manifest setupConfiguration setup.cfg", "manifest setupScript setup.py",
        "manifest toxConfiguration tox.ini", "manifest pyproject x/pyproject.toml",
        "other my-requirements.txt",
      ])
  }

  @Test("A file without an ending is a script when its first line names Python")
  func scripts() throws {
    try check(
      [
        "run=#!/usr/bin/env python3\n", "short=#!", "shell=#!/bin/sh\n# python\n",
        "text=python\n", "empty", "a.b=#!/usr/bin/python\n",
      ],
      [
        "pythonScript run", "other a.b", "other empty", "other shell", "other short",
        "other text",
      ])
  }

  @Test("Paths come in the order of their bytes, files and folders mixed")
  func order() throws {
    let names = [
      "a-b/x.py", "a.py", "a/x.py", "a0.py", "a/b/c.py", "a/b.py", "abcdefghij/k.py",
      "abcdefghi.py",
    ]
    let folder = try TemporaryFolder()
    for name in names { try folder.file(name) }
    let tree = try SourceTree(discovering: folder.path)
    #expect(tree.files.map(\.path) == names.map { SourcePath($0) }.sorted())
  }

  @Test("Hidden folders are looked at for configuration, and hold no sources")
  func hidden() throws {
    try check(
      [".github/workflows/ci.yml", ".github/x.py", ".git/config", ".hg/x", ".x.py"],
      ["python .x.py", "other .github/workflows/ci.yml", "other .github/x.py"])
  }

  @Test("Environments, installed packages, caches and build output are left out, and said to be")
  func leftOut() throws {
    let files = [
      "env/pyvenv.cfg", "env/x.py", "conda/conda-meta/history", "node_modules/x.py",
      "__pycache__/x.py", ".build/x.swift", "DerivedData/x.swift", "p.egg-info/x.py",
      "site-packages/x.py", "build/x.py", ".tox/x.py",
    ]
    try check(
      files,
      [
        "python build/x.py", "left out .build: build output", "left out .tox: a cache",
        "left out DerivedData: build output", "left out __pycache__: a cache",
        "left out conda: a virtual environment", "left out env: a virtual environment",
        "left out node_modules: installed packages",
        "left out p.egg-info: metadata of a built package",
        "left out site-packages: installed packages",
      ])
    try check(
      files, options: DiscoveryOptions(includeIgnored: true),
      [
        "swift DerivedData/x.swift", "python build/x.py", "python env/x.py",
        "python p.egg-info/x.py", "python site-packages/x.py",
        "manifest environmentMarker env/pyvenv.cfg", "other conda/conda-meta/history",
        "left out .build: build output", "left out .tox: a cache",
        "left out __pycache__: a cache", "left out node_modules: installed packages",
      ])
  }

  @Test("An environment that is asked about is looked at, ignored as it is")
  func environmentAsRoot() throws {
    let folder = try TemporaryFolder()
    try folder.file("pyvenv.cfg")
    try folder.file(".gitignore", "*\n")
    try folder.file("lib/site-packages/a.py")
    for root in ["", "lib", "lib/site-packages"] {
      let tree = try SourceTree(
        discovering: folder.path.resolving(root.utf8).asserted(), options: DiscoveryOptions())
      #expect(tree.files.map(\.path.name) == [Array("a.py".utf8)[...]])
    }
  }

  @Test("A symbolic link is not followed, and it is said where it leads")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.file("d/a.py")
    folder.link("in.py", to: "d/a.py")
    folder.link("folder", to: "d")
    folder.link("d/up", to: "..")
    folder.link("out", to: "/etc/passwd")
    folder.link("lost", to: "nothing")
    folder.link("round", to: "round")
    let tree = try SourceTree(discovering: folder.path)
    #expect(
      found(in: tree) == [
        "python d/a.py",
        "skipped d/up: a symbolic link to .., a folder that is looked at under its own name if at all",
        "skipped folder: a symbolic link to d, a folder that is looked at under its own name if at all",
        "skipped in.py: a symbolic link to d/a.py, a file that is looked at under its own name if at all",
        "skipped lost: a symbolic link to nothing, where there is nothing",
        "skipped out: a symbolic link to /etc/passwd, which lies outside of the root",
        "skipped round: a symbolic link to round, which goes round in a circle",
      ])
  }

  @Test("A folder called x.py is a folder, and a pipe is not waited for")
  func oddTypes() throws {
    try check(
      ["x.py/y.py"],
      ["python x.py/y.py", "skipped z.py: neither a file nor a folder but a named pipe"]
    ) { $0.pipe("z.py") }
  }

  @Test("A name that is not UTF-8 survives")
  func strangeNames() throws {
    let folder = try TemporaryFolder()
    let name: [UInt8] = [0xff, 0xc3] + Array("/\n\u{1}.py".utf8)
    try folder.file(bytes: name, "x")
    let tree = try SourceTree(discovering: folder.path)
    #expect(tree.files.map(\.path.bytes) == [name])
    #expect(try tree.mapFiles { _, bytes in bytes } == [.success([UInt8(ascii: "x")])])
  }

  @Test(
    "A folder that cannot be read is reported and holds up nothing", .enabled(if: getuid() != 0))
  func unreadable() throws {
    try check(
      ["a/x.py", "b/y.py"], ["python b/y.py", "skipped a: cannot be read: permission denied"]
    ) {
      $0.setMode(0, of: "a")
    }
  }

  @Test("What is excluded by name is not asked about again below")
  func excluded() throws {
    let options = DiscoveryOptions(excludes: { path, isFolder in
      isFolder ? path.display == "a/b" : path.display.hasSuffix("z.py")
    })
    try check(
      ["a/b/c.py", "a/c.py", "a/z.py"], options: options,
      ["python a/c.py", "left out a/b: excluded by name"])
  }

  @Test("A repository inside is looked at by its own rules and reported")
  func nestedRepository() throws {
    let folder = try TemporaryFolder()
    try folder.file(".gitignore", "*.py\n")
    try folder.file("a.py")
    try folder.file("sub/.git/HEAD", "ref: refs/heads/main\n")
    try folder.file("sub/.git/info/exclude", "b.py\n")
    try folder.file("sub/a.py")
    try folder.file("sub/b.py")
    try folder.file("tree/.git", "gitdir: ../sub/.git\n")
    try folder.file("tree/a.py")
    try folder.file("tree/b.py")
    let tree = try SourceTree(discovering: folder.path)
    #expect(tree.files.map(\.path.display) == ["sub/a.py", "tree/a.py"])
    #expect(tree.nestedRepositories.map(\.display) == ["sub", "tree"])
    #expect(tree.ignoredFiles == 3)
  }

  @Test("Thousands of levels are neither too deep for the stack nor too long for a path")
  func deep() throws {
    let folder = try TemporaryFolder()
    try folder.file("bottom.py", "x")
    let depth = 3000
    // Built from the bottom up, because a path from the top would be too long.
    for level in 0..<depth {
      mkdir(folder.cString(Array("next".utf8)), 0o755)
      let inner = level == 0 ? "bottom.py" : "d"
      rename(folder.cString(Array(inner.utf8)), folder.cString(Array("next/\(inner)".utf8)))
      rename(folder.cString(Array("next".utf8)), folder.cString(Array("d".utf8)))
    }
    let tree = try SourceTree(discovering: folder.path)
    #expect(tree.folders == depth + 1)
    #expect(tree.files.map(\.path.bytes.count) == [2 * depth + 9])
    #expect(try tree.mapFiles { _, bytes in bytes.count } == [.success(1)])
  }

  @Test("The number of jobs changes nothing")
  func jobs() throws {
    let folder = try TemporaryFolder()
    for index in 0..<300 { try folder.file("\(index % 17)/\(index % 5)/\(index).py", "\(index)") }
    let trees = try [1, 2, 8].map {
      try SourceTree(discovering: folder.path, options: DiscoveryOptions(jobs: $0))
    }
    #expect(trees[0].files.count == 300)
    #expect(trees.allSatisfy { $0.files == trees[0].files && $0.others == trees[0].others })
  }

  @Test("A root that is no folder is an error that says what to do")
  func badRoots() throws {
    let folder = try TemporaryFolder()
    try folder.file("a.py")
    let file = try folder.path.resolving("a.py".utf8).asserted()
    let nothing = try folder.path.resolving("b".utf8).asserted()
    #expect(throws: FileError.notAFolder(file)) { try SourceTree(discovering: file) }
    #expect(throws: FileError.notFound(nothing)) { try SourceTree(discovering: nothing) }
  }
}
