/// A program that starts Python code it is told the name of: which option or operand names what. A new program is a new row.
struct CommandProgram: Sendable {
  /// What a word names.
  enum Shape: Sendable {
    /// `a.b`, `a.b:app`, or a file.
    case app
    /// As `app`, or a package that keeps it in a module of that name.
    case appIn(String)
    /// `a.b`, which is run as `python -m` would.
    case run
    /// A file or a folder with a `__main__`.
    case file
    /// A file of tests, with what follows `::`.
    case test
    /// Several modules, with commas between them.
    case modules
    /// Python code.
    case code
  }

  let names: [String]
  /// The words that must come first, one of them; empty where none must.
  var verbs: [String] = []
  /// What the words that belong to no option name.
  var operands: Shape?
  var options: [(names: [String], shape: Shape)] = []
  /// What is run when nothing is named, from the folder of the command.
  var implied: [String] = []
  /// What the program runs is the product, wherever the command stands.
  var serves = false
  var isTest = false

  /// All of them; the first of a name and verb counts.
  static let all: [CommandProgram] = [
    // Servers.
    row(
      ["gunicorn"], .app,
      [
        (["-c", "--config"], .file), (["-k", "--worker-class"], .app), (["--logger-class"], .app),
      ], implied: ["gunicorn.conf.py"], serves: true),
    row(
      ["uvicorn", "hypercorn", "daphne", "granian", "waitress-serve", "meinheld", "nameko"], .app,
      [
        (["-c", "--config"], .file), (["--log-config"], .file), (["-k", "--worker-class"], .app),
        (["--app", "--call"], .app),
      ], serves: true),
    row(
      ["uwsgi"], nil,
      [
        (["--module", "-w", "--wsgi"], .app),
        (["--wsgi-file", "--file", "--py-autoreload-file"], .file), (["--mule"], .file),
        (["--import", "--python-import", "--shared-import"], .app),
      ], serves: true),
    row(["mod_wsgi-express"], .file, serves: true),
    row(["sanic", "robyn", "litestar"], .app, [(["--app"], .app)], serves: true),
    row(
      ["fastapi"], verbs: ["run", "dev"], .app, [(["--app", "-e", "--entrypoint"], .app)],
      implied: ["main.py", "app.py", "api.py", "app/main.py", "app/app.py", "app/api.py"],
      serves: true),
    row(
      ["flask", "quart"], nil, [(["--app", "-A"], .app)], implied: ["wsgi.py", "app.py"],
      serves: true
    ),
    row(["streamlit"], verbs: ["run"], .file, serves: true),
    row(["chainlit"], verbs: ["run"], .file, serves: true),
    row(["gradio", "marimo", "solara", "mesop", "voila", "nicegui"], .file, serves: true),
    row(["panel", "bokeh"], verbs: ["serve"], .file, serves: true),
    row(["adev"], verbs: ["runserver", "rs"], .file, serves: true),
    row(
      ["mlflow", "bentoml", "ray", "modal", "functions-framework", "chalice"], .app,
      [(["--source"], .file)], serves: true),
    row(
      ["twistd"], nil,
      [
        (["-y", "--python"], .file), (["--wsgi", "--class", "--application"], .app),
        (["--reactor"], .app),
      ], serves: true),
    // Workers and schedulers.
    row(
      ["celery"], nil,
      [
        (["-A", "--app"], .appIn("celery")), (["--config"], .app),
        (["-P", "--pool", "-S", "--scheduler"], .app), (["-I", "--include"], .modules),
      ], serves: true),
    row(["celeryd", "celerybeat"], nil, [(["-A", "--app"], .appIn("celery"))], serves: true),
    row(["huey_consumer", "huey_consumer.py"], .app, serves: true),
    row(
      ["rq"], verbs: ["worker", "worker-pool"], nil,
      [
        (["-c", "--config"], .app),
        (["-w", "--worker-class", "--job-class", "--queue-class"], .app),
      ], serves: true),
    row(
      ["rqworker", "rqscheduler"], nil,
      [(["-c", "--config"], .app), (["-w", "--worker-class", "--job-class"], .app)], serves: true),
    row(["dramatiq", "dramatiq-gevent"], .app, serves: true),
    row(
      ["arq", "saq", "procrastinate", "streaq", "taskiq-scheduler"], .app,
      [(["-a", "--app"], .app)],
      serves: true),
    row(["taskiq"], verbs: ["worker", "scheduler"], .app, serves: true),
    row(["faststream"], verbs: ["run"], .app, serves: true),
    row(["faust"], nil, [(["-A", "--app"], .app)], serves: true),
    row(["prefect"], .app, serves: true),
    row(
      ["dagster", "dagster-daemon", "dagster-webserver", "dagit"], nil,
      [(["-m", "--module-name"], .app), (["-f", "--python-file"], .file)], serves: true),
    row(
      ["airflow", "luigi"], nil, [(["--module"], .app), (["-S", "--subdir"], .file)], serves: true),
    row(["scrapy"], verbs: ["runspider"], .file, serves: true),
    row(["kopf"], verbs: ["run"], .file, [(["-m", "--module"], .app)], serves: true),
    row(["spark-submit", "flink", "bokeh"], .file, [(["--py-files"], .file)], serves: true),
    row(["textual"], verbs: ["run", "serve"], .app, serves: true),
    row(["briefcase", "buildozer"], nil, serves: true),
    row(["manim", "manimgl", "kivy"], .file, serves: true),
    // Django and databases.
    row(
      ["manage.py", "django-admin", "django-admin.py"], nil,
      [(["--settings"], .app), (["--pythonpath"], .file)]),
    row(["alembic"], nil, [(["-c", "--config"], .file)]),
    row(["aerich"], nil, [(["-t", "--tortoise-orm"], .app)]),
    row(["yoyo", "piccolo"], nil, [(["--piccolo_file"], .app)]),
    // Tests.
    row(
      ["pytest", "py.test"], .test,
      [
        (["-p"], .app), (["--ds"], .app), (["--dc"], .app), (["--rootdir", "--confcutdir"], .file),
      ], isTest: true),
    row(
      ["unittest", "trial", "twisted.trial", "nose2", "nosetests", "zope-testrunner", "green"],
      .app, isTest: true),
    row(
      ["locust"], nil, [(["-f", "--locustfile"], .file)], implied: ["locustfile.py"], isTest: true),
    row(
      ["behave", "robot", "pabot"], nil,
      [
        (["-P", "--pythonpath"], .file), (["-V", "--variablefile"], .file), (["--listener"], .app),
      ], isTest: true),
    row(["asv", "airspeed"], nil, isTest: true),
    // Tools.
    row(["nox"], nil, [(["-f", "--noxfile"], .file)], implied: ["noxfile.py"]),
    row(["invoke", "inv"], nil, [(["-c", "--collection"], .app)], implied: ["tasks.py"]),
    row(["fab"], nil, [(["-f", "--fabfile"], .file)], implied: ["fabfile.py"]),
    row(["doit"], nil, [(["-f", "--file"], .file)], implied: ["dodo.py"]),
    row(["duty"], nil, [(["-d", "--duties-file"], .file)], implied: ["duties.py"]),
    row(["conan"], nil, implied: ["conanfile.py"]),
    row(
      ["pylint"], nil,
      [(["--load-plugins"], .modules), (["--rcfile"], .file), (["--init-hook"], .code)]),
    row(["mypy", "dmypy", "stubtest"], nil, [(["--config-file"], .file)]),
    row(["sphinx-build", "sphinx-autobuild"], nil, [(["-c"], .file)]),
    row(
      ["pyinstaller", "nuitka", "nuitka3", "cxfreeze", "pex", "shiv", "pyoxidizer", "py2applet"],
      .file,
      [
        (["--hidden-import", "--include-module", "-m", "-e", "-c", "--entry-point"], .app),
        (["--additional-hooks-dir", "--runtime-hook"], .file), (["--main"], .file),
        (["--script"], .file), (["--include-package"], .app),
      ], serves: true),
    row(["pipx", "uvx"], verbs: ["run"], .file),
    row(["ipython", "ipython3", "bpython", "ptpython"], .file, [(["-m"], .run), (["-c"], .code)]),
    row(["jupyter", "papermill", "nbconvert", "treon"], .file),
    row(["cython", "cythonize", "f2py"], .file),
    row(["ansible-playbook", "ansible"], nil),
    row(["zappa", "serverless", "sam"], nil),
  ]

  private static func row(
    _ names: [String], verbs: [String] = [], _ operands: Shape? = nil,
    _ options: [([String], Shape)] = [], implied: [String] = [], serves: Bool = false,
    isTest: Bool = false
  ) -> CommandProgram {
    CommandProgram(
      names: names, verbs: verbs, operands: operands,
      options: options.map { (names: $0.0, shape: $0.1) }, implied: implied, serves: serves,
      isTest: isTest)
  }

  static let byName: [String: [CommandProgram]] = {
    var table: [String: [CommandProgram]] = [:]
    for program in all {
      for name in program.names { table[name, default: []].append(program) }
    }
    return table
  }()

  /// The variables of the environment that name what is started.
  static let variables: [String: Shape] = [
    "DJANGO_SETTINGS_MODULE": .app, "DJANGO_CONFIGURATION": .app, "FLASK_APP": .app,
    "QUART_APP": .app, "SANIC_APP": .app, "CELERY_APP": .appIn("celery"),
    "CELERY_CONFIG_MODULE": .app, "SCRAPY_SETTINGS_MODULE": .app, "APP_MODULE": .app,
    "MODULE_NAME": .app, "UVICORN_APP": .app, "WSGI_APP": .app, "WSGI_APPLICATION": .app,
    "ASGI_APPLICATION": .app, "UWSGI_MODULE": .app, "UWSGI_WSGI_FILE": .file,
    "PYTHONSTARTUP": .file, "LOCUST_LOCUSTFILE": .file, "GUNICORN_CONF": .file,
    "PRE_START_PATH": .file, "FUNCTION_SOURCE": .file, "PYTHONBREAKPOINT": .app,
    "PYTEST_PLUGINS": .modules, "ROOT_URLCONF": .app,
  ]
}

/// A program that runs another command, or Python code, that its words end in. A new program is a new row.
struct CommandWrapper: Sendable {
  enum Rest: Sendable {
    case command
    /// What may follow `python`: `-m a.b` or a file.
    case python
    /// Either of them.
    case either
  }

  let names: [String]
  /// The words that must come first, one of them; empty where none must.
  let verbs: [String]
  /// Its options that take the next word.
  let valued: Set<String>
  /// How many operands of its own come before the rest.
  let operands: Int
  let rest: Rest

  static let all: [CommandWrapper] = [
    row(
      [
        "exec", "nohup", "time", "command", "builtin", "eval", "then", "else", "elif", "if", "do",
        "while", "until", "!", "{", "setsid", "tini", "dumb-init", "catchsegv", "dbus-run-session",
        "unbuffer", "sem", "dotenvx", "call", "start", "noglob", "@", "-", "retry", "trap",
      ], valued: ["-a"]),
    row(["sudo", "doas"], valued: ["-u", "-g", "-C", "-h", "-p", "-U", "--user", "--group"]),
    row(["env"], valued: ["-u", "--unset", "-C", "--chdir"]),
    row(
      [
        "gosu", "su-exec", "setpriv", "chroot", "flock", "taskset", "chpst", "timeout", "gtimeout",
        "wait-for-it", "wait-for-it.sh",
      ], valued: ["-k", "-s", "--signal", "--kill-after", "-t", "-h", "-p", "-u"], operands: 1),
    row(
      [
        "nice", "ionice", "chrt", "stdbuf", "watch", "strace", "ltrace", "valgrind", "xargs",
        "parallel", "watchexec", "entr", "nodemon", "catchsegv", "heaptrack", "perf", "numactl",
        "systemd-run", "systemd-inhibit", "caffeinate", "script",
      ],
      valued: [
        "-n", "-c", "-p", "-o", "-e", "-i", "-f", "-P", "-I", "-L", "-d", "-s", "-w", "--exec",
        "-x", "--watch", "--ext", "-m",
      ]),
    row(["xvfb-run"], valued: ["-s", "--server-args", "-n", "-e", "-f", "-w"]),
    row(
      [
        "dockerize", "wait-for", "honcho", "foreman", "doppler", "op", "infisical", "direnv",
        "mise", "asdf", "pyenv", "tox", "npx", "pnpm", "yarn", "heroku", "railway", "bundle",
      ], verbs: ["run", "exec", "x", "dlx"],
      valued: ["-e", "-f", "-c", "-p", "--env-file", "-a", "--app"]),
    row(["chamber", "aws-vault"], verbs: ["exec"], operands: 1),
    row(
      ["poetry", "pipenv", "pdm", "rye", "pixi", "hatch", "virtualenvwrapper", "vf"],
      verbs: ["run"],
      valued: ["-C", "--directory", "--project", "-p", "-e", "--environment", "-P"], rest: .either),
    row(["hatch"], verbs: ["-e", "env"], operands: 1, rest: .either),
    row(
      ["uv"], verbs: ["run"],
      valued: [
        "--with", "--python", "-p", "--extra", "--group", "--project", "--directory", "--env-file",
        "--package", "--with-editable", "--with-requirements", "--only-group", "--index",
        "--index-url", "--no-group", "--active-python",
      ], rest: .either),
    row(
      ["conda", "mamba", "micromamba"], verbs: ["run"],
      valued: ["-n", "-p", "--name", "--prefix", "--cwd"]),
    row(
      ["docker", "podman", "nerdctl", "docker-compose", "kubectl", "oc"],
      verbs: ["run", "exec", "compose"],
      valued: [
        "-e", "--env", "-v", "--volume", "-p", "--publish", "-w", "--workdir", "--name",
        "--entrypoint", "-u", "--user", "--network", "--net", "--env-file", "-f", "--file",
        "--platform", "--mount", "-l", "--label", "--gpus", "--cpus", "-m", "--memory",
        "--shm-size", "-c", "-n", "--image", "--restart", "--link", "--add-host", "-h",
        "--hostname", "--project-name", "--profile",
      ], operands: 1),
    row(
      ["dotenv", "newrelic-admin", "env-cmd"], verbs: ["run", "run-program"],
      valued: ["-f", "--file", "-e"]),
    row(
      [
        "ddtrace-run", "opentelemetry-instrument", "elastic-apm-run", "sentry-run", "aikido",
        "splunk-py-trace", "dotenv", "envdir", "chronic", "reflex-run", "hupper",
      ],
      valued: [
        "--traces_exporter", "--metrics_exporter", "--logs_exporter", "--service_name", "-m",
      ]),
    row(
      ["watchmedo"], verbs: ["auto-restart", "shell-command"],
      valued: [
        "-d", "--directory", "-p", "--pattern", "--patterns", "-i", "--ignore-patterns",
        "--ignore-pattern", "--signal", "-c", "--command", "--interval", "--kill-after",
        "--debounce-interval",
      ]),
    row(["watchfiles"], valued: ["--filter", "--ignore-paths", "--target-type"]),
    row(
      ["mpirun", "mpiexec", "orterun", "srun", "jsrun", "horovodrun", "prun", "aprun"],
      valued: [
        "-n", "-np", "--np", "-H", "-host", "--host", "-x", "-N", "--hostfile", "-hostfile", "-p",
        "-c", "-t",
      ]),
    row(
      ["coverage", "coverage3"], verbs: ["run"],
      valued: [
        "--source", "--rcfile", "--omit", "--include", "--data-file", "--concurrency", "--context",
      ], rest: .python),
    row(
      [
        "pdb", "ipdb", "pudb", "debugpy", "cProfile", "profile", "trace", "runpy", "viztracer",
        "pyinstrument", "scalene", "kernprof", "line_profiler", "memory_profiler", "memray",
        "mprof", "fil-profile", "austin", "filprofiler", "hunter", "birdseye", "snoop", "beartype",
        "typeguard", "torchrun", "torch.distributed.run", "torch.distributed.launch", "deepspeed",
        "xonsh", "slipcover", "pyodide", "graalpy", "hupper", "reloading", "jurigged", "nodemon",
        "flamegraph", "austin-tui", "asyncio",
      ],
      valued: [
        "-o", "--listen", "--log-to", "-s", "--sort", "--outfile", "--output", "--nproc_per_node",
        "--nproc-per-node", "--nnodes", "--node_rank", "--master_addr", "--master_port", "-r",
      ], rest: .python),
    row(
      [
        "py-spy", "accelerate", "memray", "mprof", "fil-profile", "bpytop", "composer", "lightning",
      ], verbs: ["run", "record", "launch", "top"],
      valued: ["-o", "--config_file", "--num_processes", "--num_machines", "-r", "-f"],
      rest: .either),
  ]

  private static func row(
    _ names: [String], verbs: [String] = [], valued: Set<String> = [], operands: Int = 0,
    rest: Rest = .command
  ) -> CommandWrapper {
    CommandWrapper(names: names, verbs: verbs, valued: valued, operands: operands, rest: rest)
  }

  static let byName: [String: [CommandWrapper]] = {
    var table: [String: [CommandWrapper]] = [:]
    for wrapper in all {
      for name in wrapper.names { table[name, default: []].append(wrapper) }
    }
    return table
  }()
}
