import Scanning
import Testing

@testable import Manifests

/// What a file of that path and content starts or names, a line each: `line: target`, with `~` before weak ones.
private func check(
  _ path: String, _ content: String, _ expected: [String], purpose: Start.Purpose? = nil,
  location: SourceLocation = #_sourceLocation
) {
  guard let file = StartFile(SourcePath(path)) else {
    #expect(expected == ["not read"], sourceLocation: location)
    return
  }
  let reader = StartReader(FirstPartyNames(["shop", "tools", "app", "config"]))
  let found = reader.starts(in: Array(content.utf8), of: file)
  #expect(found.map(shown) == expected, sourceLocation: location)
  if let purpose {
    #expect(found.allSatisfy { $0.purpose == purpose }, sourceLocation: location)
  }
}

private func shown(_ start: Start) -> String {
  let target =
    switch start.target {
    case .module(let name, let attribute): attribute.map { "\(name):\($0)" } ?? name
    case .path(let path, _): "file \(path)"
    case .mention(let text): "mention \(text)"
    case .pattern(let text): "pattern \(text)"
    }
  return "\(start.evidence.line): \(start.strength == .weak ? "~" : "")\(target)"
}

/// What one command starts.
private func check(
  command: String, _ expected: [String], location: SourceLocation = #_sourceLocation
) {
  var reader = CommandReader(
    .init(kind: "", path: SourcePath("x.sh"), folder: SourcePath(""), purpose: .product))
  reader.read(command, line: 1)
  #expect(
    reader.starts.map { String(shown($0).dropFirst(3)) } == expected, sourceLocation: location)
}

@Suite("Templates")
struct TemplateReaderTests {
  @Test("a template asks for tags by the names of their modules")
  func loads() {
    let text =
      "{% load prices stars %}\n{%- load menu from shop.menus -%}\n{% if load %}{% endif %}"
    let found = TemplateReader.loads(in: Array(text.utf8)).map { "\($0.name) \($0.line)" }
    #expect(found == ["prices 1", "stars 1", "shop.menus 2"])
  }
}

@Suite("Commands")
struct CommandTests {
  @Test("python runs a module, a file or code")
  func python() {
    check(command: "python -m shop.web", ["shop.web.__main__"])
    check(command: "python3.12 -u -W ignore -m shop --port 1", ["shop.__main__"])
    check(command: "python -mshop", ["shop.__main__"])
    check(command: "/usr/bin/env python tools/x.py a.py", ["file tools/x.py"])
    check(command: "python -c 'import shop.a; from shop import b'", ["shop.a", "shop:b"])
    check(command: "python - <<EOF\nimport shop.a\nEOF", ["shop.a"])
    check(command: "$(PYTHON) -m shop", ["shop.__main__"])
    check(command: "${PYTHON:-python3} x.py", ["file x.py"])
    check(command: "{envpython} -m shop", ["shop.__main__"])
    check(command: "./x.py", ["file ./x.py"])
    check(command: "pip install python-m", [])
    check(command: "echo python -m shop", [])
  }

  @Test("wrappers are looked through")
  func wrappers() {
    check(command: "A=b exec poetry run python -m shop", ["shop.__main__"])
    check(command: "sudo -u web nice -n 5 python x.py", ["file x.py"])
    check(command: "uv run --with a -m shop", ["shop.__main__"])
    check(command: "uv run --extra dev x.py", ["file x.py"])
    check(command: "hatch run test:python x.py", ["file x.py"])
    check(command: "ddtrace-run gunicorn shop.wsgi", ["shop.wsgi"])
    check(command: "coverage run -p -m shop.cli", ["shop.cli.__main__"])
    check(command: "python -m coverage run --source shop x.py", ["file x.py", "coverage.__main__"])
    check(command: "python -m pdb -m shop", ["shop.__main__", "pdb.__main__"])
    check(command: "torchrun --nproc_per_node 2 train.py", ["file train.py"])
    check(command: "mpirun -np 4 python sim.py", ["file sim.py"])
    check(command: "sh -c \"cd app && python x.py\"", ["file x.py"])
    check(command: "docker compose run --rm -e A=b web python -m shop", ["shop.__main__"])
    check(command: "watchmedo auto-restart -d . -- celery -A shop worker", ["shop", "shop.celery"])
    check(command: "x=$(python -m shop.version)", ["shop.version.__main__"])
    check(command: "test -f y && python x.py || `python z.py`", ["file x.py", "file z.py"])
    check(command: "nobody-knows --flag -- python x.py", ["file x.py"])
    check(command: "nobody-knows x.py", ["~file x.py"])
    check(command: "git add x.py; rm y.py", [])
  }

  @Test("servers, workers and tools name modules in their own ways")
  func programs() {
    check(
      command: "gunicorn -w 4 -k uvicorn.workers.UvicornWorker 'shop.app:create()'",
      ["uvicorn.workers.UvicornWorker", "shop.app:create()"])
    check(command: "gunicorn -c conf/g.py shop.wsgi", ["file conf/g.py", "shop.wsgi"])
    check(command: "uvicorn --factory shop:make --port 80", ["shop:make"])
    check(command: "celery --app=shop.tasks worker -Q a.b", ["shop.tasks", "shop.tasks.celery"])
    check(command: "FLASK_APP=shop.web flask run", ["shop.web", "file wsgi.py", "file app.py"])
    check(command: "flask --app shop run", ["shop"])
    check(command: "streamlit run ui.py", ["file ui.py"])
    check(command: "huey_consumer shop.tasks.huey", ["shop.tasks.huey"])
    check(command: "dramatiq shop.a shop.b", ["shop.a", "shop.b"])
    check(command: "taskiq worker shop.broker:b", ["shop.broker:b"])
    check(command: "dagster dev -m shop.defs", ["shop.defs"])
    check(command: "locust -f load/l.py", ["file load/l.py"])
    check(
      command: "pytest -p shop.plugin tests/t.py::test_a -k x", ["shop.plugin", "file tests/t.py"])
    check(command: "DJANGO_SETTINGS_MODULE=shop.s django-admin migrate", ["shop.s"])
    check(command: "python manage.py runserver --settings=shop.s", ["file manage.py", "shop.s"])
    check(command: "python -m uvicorn shop.app:app", ["shop.app:app", "uvicorn.__main__"])
    check(
      command: "python -m gunicorn.app.wsgiapp -c g.conf.py shop.wsgi:app",
      ["file g.conf.py", "shop.wsgi:app", "gunicorn.app.wsgiapp.__main__"])
    check(
      command: "pylint -E --load-plugins=lint_a --load-plugins=tools.lint_b,lint_c src",
      ["lint_a", "tools.lint_b", "lint_c"])
  }
}

@Suite("Files that start code")
struct StartFileTests {
  @Test("a Dockerfile's paths lead back to the repository")
  func dockerfile() {
    check(
      "docker/Dockerfile",
      """
      FROM python:3.13 AS base
      # python comment.py
      WORKDIR /srv
      COPY --chown=a backend/ ./
      COPY run.py /opt/run.py
      COPY --from=base /x /y
      ENV DJANGO_SETTINGS_MODULE=shop.settings
      RUN --mount=type=cache,target=/c \\
          # a comment
          pip install . && \\
          python tools/build.py
      RUN <<EOF
      python -m shop.assets
      EOF
      HEALTHCHECK --interval=5s CMD python /opt/run.py
      ENTRYPOINT ["python", "-m"]
      CMD ["shop.web"]
      """,
      [
        "5: ~file run.py", "7: shop.settings", "11: file backend/tools/build.py",
        "13: shop.assets.__main__",
        "15: file run.py", "17: shop.web.__main__",
      ])
  }

  @Test("YAML: lists, texts and blocks of commands, each with its line")
  func yaml() {
    check(
      "docker-compose.yml",
      """
      services:
        web: &web
          command: >
            gunicorn
            shop.wsgi
          environment:
            - DJANGO_SETTINGS_MODULE=shop.s
        job:
          <<: *web
          entrypoint: ["python", "-m"]
          command: ["shop.job"]
      """, ["7: shop.s", "5: shop.wsgi", "11: shop.job.__main__"], purpose: .product)
    check(
      ".github/workflows/ci.yml",
      """
      on: {push: {paths: ["tools/skipped.py"]}}
      jobs:
        a:
          steps:
          - name: x
            run: |
              pip install .
              python tools/check.py
          - run: python -m shop.dev  # comment
      """, ["8: file tools/check.py", "9: shop.dev.__main__"], purpose: .tool)
    check(
      "k8s/job.yaml",
      """
      spec:
        containers:
        - args:
          - -m
          - shop.job
          command:
          - python
          env:
          - name: DJANGO_SETTINGS_MODULE
            value: shop.s
          {{- if .Values.x }}
          - name: OTHER
            value: shop.plugin.Class
          {{- end }}
      """, ["10: shop.s", "13: mention shop.plugin.Class", "5: shop.job.__main__"])
    check(
      "conf/plugins.yml",
      "plugins:\n  shop.mail.Mailer:\n    active: true\n    retries: \"3\"\n  shop.mail:\n    active: true\n",
      ["3: mention shop.mail.Mailer"])
    check(
      "conf/log.yml", "loggers:\n  shop.Web:\n    level: INFO\n", [])
    check(
      "conf/50-site.conf", "ROOT = 'shop.urls'\nAPPS = [\n  'shop.cart',\n]\n",
      ["1: mention shop.urls", "3: mention shop.cart"])
    check("conf/site.conf", "[site]\nurls = 'shop.urls'\n", ["2: mention shop.urls"])
    check(
      "conf/model.yaml", "model:\n  _target_: shop.nets.Net\n  other: not.ours\nfile: shop.txt\n",
      ["2: mention shop.nets.Net", "4: mention shop.txt"])
    check(
      "logging.yml", "formatters:\n  a: {\"()\": shop.log.Formatter}\nx: !!python/name:shop.y.z\n",
      ["2: mention shop.log.Formatter", "3: mention shop.y.z"])
    check(
      "serverless.yml",
      "functions:\n  a:\n    handler: src/shop/a.run\n  b:\n    handler: shop.b.run\n",
      ["3: file src/shop/a.py", "5: shop.b:run"])
    check(
      ".pre-commit-hooks.yaml",
      "- id: a\n  entry: tools/a.py\n  language: script\n- id: b\n  entry: python -m shop.b\n",
      ["2: file tools/a.py", "5: shop.b.__main__"])
  }

  @Test(
    "checkers are told of their plug-ins, sites of their macros, and services of their handlers")
  func names() {
    check(".pylintrc", "[MASTER]\nload-plugins=lint_a, lint_b\n", ["2: lint_a", "2: lint_b"])
    check(
      "pyproject.toml", "[tool.pylint.main]\nload-plugins = [\"lint_a\"]\n", ["2: lint_a"])
    check(
      "mkdocs.yml", "plugins:\n  - macros:\n      module_name: site/macros\n",
      ["3: file site/macros.py"])
    check(
      "openapi.yaml", "paths:\n  /a:\n    get:\n      operationId: shop.a:b.get\n",
      ["4: mention shop.a:b.get"])
  }

  @Test("pre-commit hooks run what their entries say")
  func hooks() {
    check(
      ".pre-commit-config.yaml",
      """
      repos:
        - repo: local
          hooks:
            - id: a
              name: b.
              entry: sh -c "./manage.py makemigrations --check"
              files: "models\\\\.py$"
      """, ["6: file ./manage.py"])
  }

  @Test("INI and TOML: tox, supervisord, tasks of a project, plugins of tools")
  func ini() {
    check(
      "tox.ini",
      """
      [testenv]
      setenv =
          DJANGO_SETTINGS_MODULE = shop.s
      commands =
          pytest -p shop.plugin {posargs}
          - python -m shop.a \\
              --flag
      """, ["3: shop.s", "5: shop.plugin", "6: shop.a.__main__"])
    check(
      "supervisord.conf", "[program:a]\ncommand=python -u /srv/tools/a.py\n",
      ["2: file /srv/tools/a.py"])
    check(
      "pyproject.toml",
      """
      [project.scripts]
      shop = "shop.cli:main"
      [tool.hatch.envs.default.scripts]
      serve = "uvicorn shop.app:app"
      [tool.poe.tasks]
      a = { script = "shop.tasks:run(1)" }
      b = { cmd = "python tools/b.py" }
      [[tool.mypy.overrides]]
      module = "shop.old"
      [tool.mypy]
      plugins = ["shop.mypy_plugin"]
      """,
      [
        "4: shop.app:app", "6: mention shop.tasks:run(1)", "9: ~mention shop.old",
        "11: mention shop.mypy_plugin", "7: file tools/b.py",
      ])
    check(
      "setup.cfg",
      "[mypy-shop.old.*]\nignore_errors = True\n[flake8:local-plugins]\nextension =\n  X = shop.lint:C\n",
      ["5: mention shop.lint:C"])
    check(
      "alembic.ini", "[alembic]\nscript_location = shop/migrations\n",
      ["2: file shop/migrations/env.py"])
  }

  @Test("small formats: Procfile, Makefile, crontab, unit, environment")
  func small() {
    check("Procfile", "web: gunicorn shop.wsgi\n", ["1: shop.wsgi"], purpose: .product)
    check(
      "Makefile",
      "PY := python\nserve: deps\n\t@python -m shop\nlint:\n\tcd tools && \\\n\tpython x.py\n",
      ["3: shop.__main__", "6: file x.py"])
    check(
      "deploy/crontab", "*/5 * * * * root cd /srv && python tools/a.py >> log\n",
      ["1: file tools/a.py"])
    check(
      "a.service", "[Service]\nEnvironment=FLASK_APP=shop.web\nExecStart=/v/bin/python -m shop\n",
      ["2: shop.web", "3: shop.__main__"])
    check(".env", "DJANGO_SETTINGS_MODULE=\"shop.s\"\nHOST=example.com\n", ["1: shop.s"])
    check(
      "run.bat", "@echo off\r\nREM python x.py\r\npython tools\\a.py\r\n", ["3: file tools/a.py"])
    check("bin/go", "#!/bin/sh\npython -m shop\n", ["2: shop.__main__"])
  }

  @Test("JSON with comments: launch configurations, scripts of a package")
  func json() {
    check(
      ".vscode/launch.json",
      """
      { // comment
        "configurations": [{"module": "shop.web", "args": ["x"]}, {"program": "${workspaceFolder}/tools/a.py"}]
      }
      """, ["2: shop.web.__main__", "2: file ${workspaceFolder}/tools/a.py"])
    check(
      "package.json", "{\"scripts\": {\"dev\": \"python -m shop\"}}", ["1: shop.__main__"],
      purpose: .product)
    check("app/translations/de.json", "{\"a\": \"shop.x\"}", ["not read"])
  }

  @Test("a file that lists a dozen modules is an inventory, but for those it says are run")
  func inventories() {
    let names = (1...12).map { "shop.m\($0)" }
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    check("report.json", "{\"seen\": [\(list)]}", names.map { "1: ~mention \($0)" })
    check("settings.json", "{\"plugins\": [\(list)]}", names.map { "1: mention \($0)" })
    check("few.json", "{\"seen\": [\"shop.m1\"]}", ["1: mention shop.m1"])
  }

  @Test("files that are put into place are named too")
  func mounts() {
    check(
      "compose.yml", "services:\n  a:\n    volumes:\n    - ${PWD}/tools/a.py:/srv/a.py\n",
      ["4: file ${PWD}/tools/a.py"])
    check("tools.sh", "RUN=\"./tools/a.py\"\n$RUN --all\n", ["1: file ./tools/a.py"])
    check("modd.conf", "*.py {\n  prep: python3 tools/a.py\n}\n", ["2: file tools/a.py"])
  }

  @Test("documentation names the modules that it describes, or shows the import of")
  func directives() {
    check(
      "docs/api.rst",
      ".. automodule:: shop.cart\n   :members:\n.. autoclass:: shop.tax.Rate(x: int)\n>>> import shop.a\n",
      ["1: ~mention shop.cart", "3: ~mention shop.tax.Rate", "4: ~mention shop.a"])
    check(
      "docs/api.md", "::: shop.cart\n\nfrom shop.b import c\nfrom a friend. import it.\n",
      ["1: ~mention shop.cart", "3: ~mention shop.b"])
  }

  @Test("a setup.py's tables of entry points are read, however they are put together")
  func computedEntryPoints() {
    check(
      "setup.py", "points = define([('shop.steps.git', ['Git']), ('shop.steps.hg', ['Hg'])])\n",
      ["1: mention shop.steps.git", "1: mention shop.steps.hg"], purpose: .product)
  }

  @Test("documentation is weak, a noxfile is read for its strings")
  func prose() {
    check(
      "README.md", "Run `python -m shop.demo` or\n\n    $ python tools/x.py --help\n",
      ["1: ~shop.demo.__main__", "3: ~file tools/x.py"])
    check(
      "noxfile.py", "def a(session):\n  session.run(\"python\", \"-m\", \"shop.gen\")\n",
      ["2: shop.gen.__main__"])
    check("Jenkinsfile", "steps { sh 'python tools/a.py b' }", ["1: file tools/a.py"])
    check(
      "app.spec", "a = Analysis(['tools/main.py'], hiddenimports=['shop.hidden'])",
      ["1: file tools/main.py", "1: mention shop.hidden"])
  }
}
