extension Rule {
  package static let cycleBreaksImport = Rule(
    name: "cycle-breaks-import",
    summary: "circles that fail when entered at the wrong module",
    why: [
      "Importing this module before any other of its circle ends in an ImportError or an AttributeError: a module is asked for a name while it is half imported and has not bound it. Where other first imports work, the program runs by luck of order. A sorted import block, a test run alone or a new entry point ends the luck.",
      "Pollard has run the imports of the circle's modules, each as the first one, and names the line that fails.",
    ],
    remedies: [
      "cut one of the imports that `pollard cycles` names",
      "write `import module` in place of `from module import name` where the name is used only inside functions",
    ],
    example: [
      "# orders.py",
      "from customers import Customer",
      "class Order: ...",
      "# customers.py",
      "from orders import Order  # fails when orders is imported first",
      "class Customer: ...",
    ])
}
