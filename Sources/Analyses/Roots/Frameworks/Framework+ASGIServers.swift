extension Framework {
  /// Servers that are handed an application as a string.
  static let servers = Framework(
    "ASGI and WSGI servers",
    [
      .arguments(
        ["uvicorn.run", "hypercorn.run", "granian.run", "waitress.serve", "Granian"],
        because: "the server loads its application"),
      .files(
        [
          "**/gunicorn.conf.py", "**/gunicorn_conf.py", "**/gunicorn_config.py", "**/gunicorn.py",
          "**/uvicorn_conf.py", "**/hypercorn_conf.py",
        ], because: "the server reads its configuration by this name"),
      .strings(
        ["wsgi_app", "worker_class"], because: "the server loads what its configuration names"),
    ])
}
