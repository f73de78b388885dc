/// The circumstances a manifest is evaluated in: it may ask for the platform and for the environment.
struct ManifestWorld: Hashable, Sendable {
  /// As `#if os(…)` has it.
  let platform: String
  /// Whether the variables of the environment that are asked for are set.
  let isSet: Bool
  /// What becomes of a condition that nobody can decide from the text alone.
  let guess: Bool

  /// The worlds that between them reach the branches people write. The first is what somebody gets who builds on Linux and has
  /// set nothing; each two neighbours differ by the guess alone.
  static let all = ["Linux", "macOS", "Windows"].flatMap { platform in
    [false, true].flatMap { isSet in
      [false, true].map { ManifestWorld(platform: platform, isSet: isSet, guess: $0) }
    }
  }
}
