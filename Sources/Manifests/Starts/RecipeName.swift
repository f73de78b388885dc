/// Names that people give to recipes and scripts which run the product.
enum RecipeName {
  static func servesProduct(_ name: String) -> Bool {
    let words = name.lowercased().split { "-_:. /".contains($0) }
    return words.contains { word in
      [
        "run", "serve", "server", "start", "dev", "up", "worker", "web", "launch", "prod",
        "runserver", "develop", "watch", "entrypoint", "beat", "app", "api", "execstart",
      ].contains(word)
    }
  }
}
