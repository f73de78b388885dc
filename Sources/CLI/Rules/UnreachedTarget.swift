extension Rule {
  package static let unreachedTarget = Rule(
    name: "unreached-target",
    summary: "no product, executable or test needs a Swift target",
    why: [
      "It is built each time and nobody can use it: no product offers it, and no target that is offered, run or tested depends on it."
    ],
    remedies: [
      "offer it in a product, or let the target depend on it that was meant to",
      "take it out of the manifest and archive its files",
    ],
    example: [
      "products: [.library(name: \"App\", targets: [\"App\"])],",
      "targets: [.target(name: \"App\"), .target(name: \"Old\")]",
    ])
}
