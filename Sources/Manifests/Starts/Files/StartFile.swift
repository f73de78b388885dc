package import Scanning

/// A file that could start or name code, as its path tells: how it is read, what it is called, and what the code is for.
package struct StartFile: Hashable, Sendable {
  package enum Form: UInt8, Hashable, Sendable {
    case dockerfile, procfile, makefile, justfile, shell, windowsShell, crontab, environment
    case yaml, json, toml, ini, unit
    /// Anything in which commands stand among other things.
    case text
    /// Prose.
    case documentation
    /// Python that names files and modules in strings: `noxfile.py`, a `.spec`, a `setup.py`.
    case python
    /// What builds the repository.
    case build
    /// No ending: a shell script if its first line says so.
    case unnamed
  }

  package let path: SourcePath
  package let form: Form
  package let kind: String
  package let purpose: Start.Purpose

  /// Larger files than this are data, not configuration.
  package var largest: Int {
    switch form {
    case .json, .text, .unnamed: 128 << 10
    case .yaml, .toml, .documentation: 512 << 10
    default: 1 << 20
    }
  }

  /// Nil where the name tells of nothing that starts code.
  package init?(_ path: SourcePath) {
    let name = path.name
    guard Self.mayCount(name), !name.isEmpty, !Self.isTranslation(path, name),
      let (form, kind, own) = Self.form(of: name, path)
    else { return nil }
    let folders = Self.folders(of: path)
    if form == .json || form == .yaml || form == .text, folders.contains(where: Self.isData) {
      return nil
    }
    self.path = path
    self.form = form
    self.kind = Self.kind(kind, form, folders)
    purpose = Self.purpose(of: own, form, folders, name: name.text)
  }

  /// False for most of the files that there are many of, told without a copy of the name.
  private static func mayCount(_ name: ArraySlice<UInt8>) -> Bool {
    switch name.last {
    case UInt8(ascii: "g"):
      !name.suffix(4).elementsEqual(".png".utf8) && !name.suffix(4).elementsEqual(".svg".utf8)
    case UInt8(ascii: "o"):
      !name.suffix(3).elementsEqual(".po".utf8) && !name.suffix(3).elementsEqual(".mo".utf8)
    case UInt8(ascii: "s"):
      !name.suffix(3).elementsEqual(".js".utf8) && !name.suffix(3).elementsEqual(".ts".utf8)
    default: true
    }
  }

  /// One of a folder's translations, of which there may be more than of everything else.
  private static func isTranslation(_ path: SourcePath, _ name: ArraySlice<UInt8>) -> Bool {
    let folder = Array("translations".utf8)
    let around = path.folder
    return name.suffix(5).elementsEqual(".json".utf8) && around.suffix(folder.count) == folder[...]
      && (around.count == folder.count
        || around[around.endIndex - folder.count - 1] == UInt8(ascii: "/"))
  }

  private typealias Row = (form: Form, kind: String, purpose: Start.Purpose?)

  private static func folders(of path: SourcePath) -> [String] {
    path.bytes.split(separator: UInt8(ascii: "/")).dropLast().map { $0.text.lowercased() }
  }

  /// Translations, recorded answers and the like.
  private static func isData(_ folder: String) -> Bool {
    [
      "translations", "locale", "locales", "i18n", "lang", "languages", "cassettes", "snapshots",
      "__snapshots__", "node_modules", "testdata", "test_data", "fixtures", "static", "assets",
      "public", "vendor", "third_party", "icons", "schemas", "messages", "dashboards",
    ].contains(folder)
  }

  // MARK: Names

  /// Whole names in lower case; what serves in a container or as a service is the product.
  private static let named: [String: Row] = [
    "procfile": (.procfile, "Procfile", .product),
    "makefile": (.makefile, "Makefile", .tool), "gnumakefile": (.makefile, "Makefile", .tool),
    "justfile": (.justfile, "justfile", .tool), ".justfile": (.justfile, "justfile", .tool),
    "crontab": (.crontab, "crontab", .product), "jenkinsfile": (.text, "Jenkinsfile", .tool),
    "taskfile.yml": (.yaml, "Taskfile", .tool), "taskfile.yaml": (.yaml, "Taskfile", .tool),
    ".env": (.environment, ".env", .product), ".flaskenv": (.environment, ".flaskenv", .product),
    ".envrc": (.shell, ".envrc", .tool), ".gitlab-ci.yml": (.yaml, "GitLab pipeline", .tool),
    ".travis.yml": (.yaml, "Travis configuration", .tool),
    ".pre-commit-config.yaml": (.yaml, "pre-commit hook", .tool),
    ".pre-commit-hooks.yaml": (.yaml, "pre-commit hook", .product),
    "mkdocs.yml": (.yaml, "mkdocs.yml", .tool), "mkdocs.yaml": (.yaml, "mkdocs.yml", .tool),
    ".readthedocs.yaml": (.yaml, "Read the Docs configuration", .tool),
    ".readthedocs.yml": (.yaml, "Read the Docs configuration", .tool),
    "readthedocs.yml": (.yaml, "Read the Docs configuration", .tool),
    "appveyor.yml": (.yaml, "AppVeyor configuration", .tool),
    ".appveyor.yml": (.yaml, "AppVeyor configuration", .tool),
    "bitbucket-pipelines.yml": (.yaml, "Bitbucket pipeline", .tool),
    "buildspec.yml": (.yaml, "buildspec", .tool), "cloudbuild.yaml": (.yaml, "Cloud Build", .tool),
    "codecov.yml": (.yaml, "Codecov configuration", .tool),
    "serverless.yml": (.yaml, "serverless.yml", .product),
    "serverless.yaml": (.yaml, "serverless.yml", .product),
    "app.yaml": (.yaml, "app.yaml", .product), "render.yaml": (.yaml, "render.yaml", .product),
    "package.json": (.json, "package.json", .tool), "launch.json": (.json, "launch.json", .tool),
    "tasks.json": (.json, "tasks.json", .tool),
    "devcontainer.json": (.json, "devcontainer.json", .tool),
    "app.json": (.json, "app.json", .product), "vercel.json": (.json, "vercel.json", .product),
    "asv.conf.json": (.json, "asv.conf.json", .tool),
    "function.json": (.json, "function.json", .product), "cdk.json": (.json, "cdk.json", .product),
    "zappa_settings.json": (.json, "zappa_settings.json", .product),
    "fly.toml": (.toml, "fly.toml", .product), "netlify.toml": (.toml, "netlify.toml", .product),
    "pyproject.toml": (.toml, "pyproject.toml", .tool), "pipfile": (.toml, "Pipfile", .tool),
    "tox.ini": (.ini, "tox.ini", .tool), "setup.cfg": (.ini, "setup.cfg", .tool),
    "pytest.ini": (.ini, "pytest.ini", .test), "alembic.ini": (.ini, "alembic.ini", .product),
    "scrapy.cfg": (.ini, "scrapy.cfg", .product), "mypy.ini": (.ini, "mypy.ini", .tool),
    ".flake8": (.ini, ".flake8", .tool), ".pylintrc": (.ini, ".pylintrc", .tool),
    ".coveragerc": (.ini, ".coveragerc", .tool), "uwsgi.ini": (.ini, "uwsgi.ini", .product),
    "noxfile.py": (.python, "noxfile.py", .tool), "setup.py": (.python, "setup.py", .tool),
    "dodo.py": (.python, "dodo.py", .tool), "tasks.py": (.python, "tasks.py", .tool),
    "fabfile.py": (.python, "fabfile.py", .tool), "wscript": (.build, "wscript", .tool),
    "sconstruct": (.build, "SConstruct", .tool), "sconscript": (.build, "SConscript", .tool),
    "build": (.build, "BUILD", .tool), "build.bazel": (.build, "BUILD.bazel", .tool),
    "meson.build": (.build, "meson.build", .tool),
    "cmakelists.txt": (.build, "CMakeLists.txt", .tool),
  ]

  /// Endings in lower case.
  private static let endings: [String: Row] = [
    "dockerfile": (.dockerfile, "Dockerfile", nil), "mk": (.makefile, "Makefile", .tool),
    "mak": (.makefile, "Makefile", .tool), "just": (.justfile, "justfile", .tool),
    "sh": (.shell, "shell script", nil), "bash": (.shell, "shell script", nil),
    "zsh": (.shell, "shell script", nil), "ksh": (.shell, "shell script", nil),
    "fish": (.shell, "shell script", nil), "bats": (.shell, "shell test", .test),
    "command": (.shell, "shell script", nil), "bat": (.windowsShell, "batch file", nil),
    "cmd": (.windowsShell, "batch file", nil), "ps1": (.windowsShell, "PowerShell script", nil),
    "service": (.unit, "systemd unit", .product), "timer": (.unit, "systemd unit", .product),
    "socket": (.unit, "systemd unit", .product), "plist": (.text, "launchd job", .product),
    "desktop": (.unit, "desktop entry", .product),
    "cron": (.crontab, "crontab", .product), "crontab": (.crontab, "crontab", .product),
    "yml": (.yaml, "YAML", nil), "yaml": (.yaml, "YAML", nil), "json": (.json, "JSON", nil),
    "jsonc": (.json, "JSON", nil), "code-workspace": (.json, "VS Code workspace", .tool),
    "toml": (.toml, "TOML", nil), "ini": (.ini, "INI", nil), "cfg": (.ini, "INI", nil),
    "conf": (.ini, "configuration", nil), "env": (.environment, ".env", .product),
    "properties": (.environment, "properties", .product),
    "md": (.documentation, "documentation", .tool), "rst": (.documentation, "documentation", .tool),
    "mdx": (.documentation, "documentation", .tool),
    "adoc": (.documentation, "documentation", .tool),
    "spec": (.python, ".spec", .product), "j2": (.text, "template", nil),
    "jinja": (.text, "template", nil), "jinja2": (.text, "template", nil),
    "tmpl": (.text, "template", nil), "tpl": (.text, "template", nil),
    "template": (.text, "template", nil), "groovy": (.text, "Jenkins pipeline", .tool),
    "jenkinsfile": (.text, "Jenkinsfile", .tool), "tf": (.text, "Terraform", .product),
    "nix": (.text, "Nix expression", .tool), "hcl": (.text, "HCL", .product),
    "cmake": (.build, "CMake", .tool), "bzl": (.build, "Bazel rules", .tool),
    "gradle": (.build, "Gradle", .tool), "gyp": (.build, "gyp", .tool),
    "gypi": (.build, "gyp", .tool), "gn": (.build, "GN", .tool), "pbtxt": (.build, "pbtxt", .tool),
    "pxi": (.build, "Cython include", .tool), "sbatch": (.shell, "Slurm job", .product),
    "slurm": (.shell, "Slurm job", .product), "pbs": (.shell, "PBS job", .product),
    "service.j2": (.unit, "systemd unit", .product), "wsgi": (.python, "WSGI script", .product),
    "install": (.text, "packaging script", .product),
    "postinst": (.shell, "packaging script", .product),
    "rules": (.makefile, "packaging rules", .tool),
  ]

  /// Beginnings of names, in lower case.
  private static let beginnings: [(String, Row)] = [
    ("dockerfile", (.dockerfile, "Dockerfile", nil)),
    ("containerfile", (.dockerfile, "Containerfile", nil)),
    ("docker-compose", (.yaml, "compose file", .product)),
    ("compose.", (.yaml, "compose file", .product)),
    ("compose-", (.yaml, "compose file", .product)),
    ("procfile", (.procfile, "Procfile", .product)), ("makefile.", (.makefile, "Makefile", .tool)),
    ("jenkinsfile", (.text, "Jenkinsfile", .tool)),
    ("azure-pipelines", (.yaml, "Azure pipeline", .tool)),
    ("mkdocs", (.yaml, "mkdocs.yml", .tool)), ("cloudbuild", (.yaml, "Cloud Build", .tool)),
    ("buildspec", (.yaml, "buildspec", .tool)),
    (".env.", (.environment, ".env", .product)), ("supervisord", (.ini, "supervisord", .product)),
    ("crontab", (.crontab, "crontab", .product)),
    ("readme", (.documentation, "documentation", .tool)),
    ("contributing", (.documentation, "documentation", .tool)),
  ]

  private static func form(of name: ArraySlice<UInt8>, _ path: SourcePath) -> Row? {
    let lower = String(
      decoding: name.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    let dot = lower.utf8.lastIndex(of: UInt8(ascii: "."))
    let ending = dot.map { String(lower[lower.utf8.index(after: $0)...]) } ?? ""
    // Most files are of no interest, and their ending says so.
    if ending == "py" || ending == "lock" || ending == "txt" {
      return named[lower]
        ?? (ending == "txt" && lower.hasPrefix("readme")
          ? (.documentation, "documentation", .tool) : nil)
    }
    if skipped.contains(lower) { return nil }
    if let row = named[lower] { return row }
    for (beginning, row) in beginnings where lower.hasPrefix(beginning) {
      if row.form == .documentation || row.form != .yaml || ending == "yml" || ending == "yaml" {
        return row
      }
    }
    if lower == "rules", path.parent?.name.elementsEqual("debian".utf8) != true { return nil }
    if let dot,
      ending == "j2" || ending == "tmpl" || ending == "tpl" || ending == "template"
        || ending == "jinja" || ending == "jinja2" || ending == "in" || ending == "example"
        || ending == "sample" || ending == "dist"
    {
      // A template of something that is read when it is filled in.
      let inner = String(lower[..<dot])
      if let row = named[inner] { return row }
      if let innerDot = inner.utf8.lastIndex(of: UInt8(ascii: ".")),
        let row = endings[String(inner[inner.utf8.index(after: innerDot)...])],
        row.form != .documentation
      {
        return row
      }
      return ending == "in" || ending == "example" ? nil : endings[ending]
    }
    if dot == nil { return (.unnamed, "script", nil) }
    return endings[ending]
  }

  /// Long lists that name nothing of the repository.
  private static let skipped: Set<String> = [
    "package-lock.json", "composer.lock", "strings.json", "icons.json", "tsconfig.json",
    "pnpm-lock.yaml", ".eslintrc.json", "manifest.json", "angular.json", "metadata.json",
    "changelog.md", "changes.md", "changes.rst", "changelog.rst", "history.rst", "history.md",
    "news.rst", "license.md", "code_of_conduct.md",
  ]

  /// Files of any name that their folder gives a meaning.
  private static func kind(_ kind: String, _ form: Form, _ folders: [String]) -> String {
    guard form == .yaml, kind == "YAML" else { return kind }
    if folders.contains(".github") { return "GitHub workflow" }
    if folders.contains(".circleci") { return "CircleCI configuration" }
    if folders.contains(where: { [".gitlab", ".gitlab-ci"].contains($0) }) {
      return "GitLab pipeline"
    }
    if folders.contains(where: { $0.contains("azure") }) { return "Azure pipeline" }
    if folders.contains(where: { ["k8s", "kubernetes", "kustomize", "manifests"].contains($0) }) {
      return "Kubernetes manifest"
    }
    return folders.contains(where: { ["helm", "charts", "chart"].contains($0) })
      ? "Helm chart" : kind
  }

  // MARK: Purpose

  private static func purpose(
    of own: Start.Purpose?, _ form: Form, _ folders: [String], name: String
  ) -> Start.Purpose {
    if folders.contains(where: {
      ["tests", "test", "testing", "integration_tests", "e2e"].contains($0)
    }) {
      return .test
    }
    if folders.contains(where: {
      ["examples", "example", "samples", "sample", "demo", "demos", "tutorials", "cookbook"]
        .contains($0)
    }) {
      return .example
    }
    // A unit of systemd that documentation offers is how the product is deployed.
    if form == .unit, let own { return own }
    if folders.contains(where: {
      [
        ".github", ".circleci", ".gitlab", ".azure-pipelines", ".ci", "ci", ".buildkite",
        ".devcontainer", ".vscode", "docs", "doc", ".woodpecker", ".config", "dev", "devtools",
      ].contains($0)
    }) {
      return .tool
    }
    if let own { return own }
    // Hidden configurations are read by tools and services around the repository, not by what is deployed.
    if form == .yaml, name.hasPrefix(".") { return .tool }
    switch form {
    case .shell, .windowsShell, .unnamed:
      let isTool = folders.contains {
        $0.hasPrefix("scripts-") || $0.hasPrefix("tools-")
          || ["scripts", "script", "tools", "tool", "hack", "utils", "build", "contrib", "misc"]
            .contains($0)
      }
      return RecipeName.servesProduct(name) || !isTool ? .product : .tool
    default: return .product
    }
  }
}
