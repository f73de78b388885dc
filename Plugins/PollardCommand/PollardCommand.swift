import Foundation
import PackagePlugin

/// Runs Pollard on a package that depends on it: `swift package pollard audit`.
///
/// A plugin is a program of its own that the package manager compiles and runs; to start another one it has Foundation alone.
@main
struct PollardCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let process = Process()
    process.executableURL = try context.tool(named: "pollard").url
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    // Findings are no failure of the plugin, but scripts are to see the exit code that says so.
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }
}
