extension Rule {
  package static let importCycle = Rule(
    name: "import-cycle",
    summary: "modules that import each other",
    why: [
      "The cycle may be direct or run through other modules, and through the __init__.py of a package. The first module of a cycle to be imported is still half made when another asks for its names. Whether that fails depends on who is imported first, so a harmless change elsewhere, or a test run alone, brings the ImportError.",
      "Modules in a cycle can only be understood, tested and loaded together.",
    ],
    remedies: [
      "move what both sides need into a module that imports neither",
      "import a type that only annotations use under `if TYPE_CHECKING:`",
      "import inside the function that needs the name, where the two sides truly belong together",
    ],
    example: [
      "# orders.py",
      "from accounts import Account",
      "# accounts.py",
      "from orders import Order  # ImportError when orders is imported first",
    ])
}
