import Manifests

extension Framework {
  /// Functions and servers that a platform starts by name.
  static let cloud = Framework(
    "cloud platforms",
    [
      .files(["**/lambda_function.py"], because: "AWS Lambda loads it by this name"),
      .files(
        ["**/handler.py", "**/handlers.py"], .weak,
        because: "serverless platforms often load it by this name"),
      .files(
        [
          "main.py", "app.py", "application.py", "server.py", "run.py", "wsgi.py", "asgi.py",
          "index.py", "bot.py", "cli.py",
        ], .weak, because: "it is started by this name"),
      .files(["**/function_app.py"], because: "Azure Functions loads it by this name"),
    ])
}
