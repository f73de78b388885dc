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
    /// The bytes of both that are mapped into memory.
    package var mappedBytes = 0
    /// Those of them that the loader goes through or that may be written to.
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
      mappedBytes = module.image.mappedBytes
      relocatedBytes = module.image.relocatedBytes
      steps = module.steps
    }

    package static func += (left: inout Self, right: Self) {
      left.modules += right.modules
      left.sourceBytes += right.sourceBytes
      left.extensionBytes += right.extensionBytes
      left.extensions += right.extensions
      left.libraries += right.libraries
      left.mappedBytes += right.mappedBytes
      left.relocatedBytes += right.relocatedBytes
      left.steps += right.steps
    }
  }

  private struct Weights {
    let modules: Double
    let sourceBytes: Double
    let extensionBytes: Double
    let extensions: Double
    let steps: Double

    func value(_ features: Features) -> Int {
      let value =
        modules * Double(features.modules) + sourceBytes * Double(features.sourceBytes)
        + extensionBytes * Double(features.extensionBytes) + extensions
        * Double(features.extensions)
        + steps * Double(features.steps)
      return Int(value.rounded())
    }
  }

  private static let time = Weights(
    modules: 180.902, sourceBytes: 0.0291047, extensionBytes: 0, extensions: 599.127, steps: 0)

  private static let memory = Weights(
    modules: 10116.7, sourceBytes: 3.72967, extensionBytes: 0.0227573, extensions: 223440, steps: 0)

  package static func microseconds(_ features: Features) -> Int { time.value(features) }
  package static func rssBytes(_ features: Features) -> Int { memory.value(features) }
}
