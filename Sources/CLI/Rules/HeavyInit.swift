extension Rule {
  package static let heavyInit = Rule(
    name: "heavy-init",
    summary: "an __init__.py that pulls in much",
    why: [
      "Importing any module of a package runs the package's __init__.py first. What that file imports is paid for by everyone who wanted a single module: in start-up time, in memory, and in import cycles that run through the parent."
    ],
    remedies: [
      "import names from the module that defines them, not from the package",
      "keep in __init__.py only what most importers need",
      "where the short names are public, hand them out on first use with a module-level __getattr__ (PEP 562)",
    ],
    example: [
      "# breakers/__init__.py: `import breakers.errors` runs all of it",
      "from breakers.http import HttpBreaker  # imports an HTTP client",
      "from breakers.redis import RedisBreaker  # imports a Redis client",
    ])
}
