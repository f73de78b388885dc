extension Framework {
  /// Configuration that names what it makes.
  static let hydra = Framework(
    "Hydra", when: [.imports("hydra"), .imports("omegaconf")],
    [
      .strings(["_target_", "hydra_target"], because: "Hydra makes what it names")
    ])
}
