extension Framework {
  /// Spiders and pipelines that settings name.
  static let scrapy = Framework(
    "Scrapy", when: [.imports("scrapy")],
    [
      .strings(
        ["SPIDER_MODULES", "NEWSPIDER_MODULE", "COMMANDS_MODULE"], naming: .application,
        because: "Scrapy loads its spiders"),
      .files(
        ["**/spiders/*.py", "**/spiders/**/*.py"], by: .package(0),
        because: "Scrapy loads the spiders of the package"),
      .files(["**/settings.py"], because: "Scrapy reads its settings by this name"),
    ])
}
