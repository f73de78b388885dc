import Refactoring
import Scanning
import Workspace

/// Carries out `pollard lazy registry`.
enum RegistryRun {
  /// The word after `lazy` that asks for it.
  static let word = "registry"

  static func run(_ options: Options, _ console: inout Console) throws(ToolError) -> ExitCode {
    guard options.format == .text, !options.lazy.isApplied else {
      throw .refused("lazy registry writes a Python module: give it --output FILE and nothing else")
    }
    let project = try Project(options, &console)
    let wanted = options.words.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) }
    let result: (registry: ModuleRegistry, missing: [String])
    do throws(ProjectError) {
      result = try project.registry(of: wanted)
    } catch {
      throw .refused(error.message)
    }
    if let name = result.missing.first {
      throw .refused("there is no module \(name) here that could be imported by its name")
    }
    guard !result.registry.entries.isEmpty else {
      throw .refused("there is no module here that could be handed out")
    }
    guard result.registry.circle.isEmpty else {
      console.error("these modules need each other, so none of them can be loaded first:")
      for step in result.registry.circle {
        console.error(
          "\(step.needs.path.display):\(step.needs.line): \(step.module) needs \(step.needs.module)"
        )
      }
      console.hint(
        "break the circle (`pollard lazy --only break-cycle`), or name modules outside it")
      return .findings
    }
    console.write(bytes: result.registry.source)
    return .nothingToReport
  }
}
