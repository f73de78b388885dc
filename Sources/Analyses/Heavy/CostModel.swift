/// A guess at what loading one module costs, from what can be seen of its file.
///
/// The weights are those that `Tests/Conformance/heavy.py calibrate` finds; `Tests/Conformance/heavy.md` says how well they do.
package enum CostModel {
  /// What is seen of some modules.
  package struct Features: Hashable, Sendable {
    package var modules = 0
    package var sourceBytes = 0
    package var extensionBytes = 0
    package var extensions = 0
    /// Shared libraries that compiled modules are linked with.
    package var libraries = 0
    /// What of both the loader goes through, and what may be written to.
    package var relocatedBytes = 0
    /// The steps that their statements take.
    package var steps = 0

    package init() {}

    package init(_ module: LoadGraph.Module) {
      guard module.isLoaded, module.path != nil else { return }
      modules = 1
      sourceBytes = module.sourceBytes
      extensionBytes = module.extensionBytes
      extensions = module.extensionBytes > 0 ? 1 : 0
      libraries = module.image.libraries
      relocatedBytes = module.image.relocatedBytes
      steps = module.steps
    }

    package static func += (left: inout Self, right: Self) {
      left.modules += right.modules
      left.sourceBytes += right.sourceBytes
      left.extensionBytes += right.extensionBytes
      left.extensions += right.extensions
      left.libraries += right.libraries
      left.relocatedBytes += right.relocatedBytes
      left.steps += right.steps
    }
  }

  private struct Weights {
    let modules: Double
    let sourceBytes: Double
    let relocatedBytes: Double
    let extensions: Double
    let libraries: Double
    let steps: Double

    func value(_ features: Features) -> Int {
      var value = modules * Double(features.modules)
      value += sourceBytes * Double(features.sourceBytes)
      value += relocatedBytes * Double(features.relocatedBytes)
      value += extensions * Double(features.extensions)
      value += libraries * Double(features.libraries)
      value += steps * Double(features.steps)
      return Int(value.rounded())
    }
  }

  private static let time = Weights(
    modules: 373.19, sourceBytes: 0.00421027, relocatedBytes: 0, extensions: 966.125,
    libraries: 569.88, steps: 0.154299)

  private static let memory = Weights(
    modules: 6949.73, sourceBytes: 3.1606, relocatedBytes: 3.70582, extensions: 90264.9,
    libraries: 65312.8, steps: 4.9883)

  package static func microseconds(_ features: Features) -> Int { time.value(features) }
  package static func rssBytes(_ features: Features) -> Int { memory.value(features) }
}
