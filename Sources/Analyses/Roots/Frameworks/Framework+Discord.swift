extension Framework {
  /// Extensions of chat bots, which are loaded by names that configurations and users give.
  static let discord = Framework(
    "Discord",
    when: [
      .imports("discord"), .imports("disnake"), .imports("nextcord"), .imports("pydis_core"),
      .imports("redbot"), .imports("twitchio"), .imports("interactions"), .imports("revolt"),
    ],
    [
      .files(
        ["**/*.py"], by: .binding("setup"),
        because: "a bot loads extensions by name and calls their setup")
    ])
}
