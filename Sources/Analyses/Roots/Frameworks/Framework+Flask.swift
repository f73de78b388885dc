extension Framework {
  /// Applications that a command line names.
  static let flask = Framework(
    "Flask", when: [.imports("flask"), .imports("quart")],
    [
      .strings(
        ["FLASK_APP", "QUART_APP", "import_name"], because: "the command line loads the application"
      ),
      .arguments(
        ["from_object", "import_string", "register_blueprints", "find_modules"],
        because: "Flask loads it by its name"),
      .files(
        ["wsgi.py", "app.py", "**/wsgi.py", "**/asgi.py"], because: "flask run loads it by its name"
      ),
    ])
}
