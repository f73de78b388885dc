/// Prints what a layer makes of files, for the conformance scripts to compare with what others make of them.
let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "archive": ArchiveProbe.run(Array(words.dropFirst()))
case "cuts": MinimumCutProbe.run()
case "cycles": CyclesProbe.run()
case "load-graph": LoadGraphProbe.run(Array(words.dropFirst()))
case "discovery": DiscoveryProbe.run(Array(words.dropFirst()))
case "python-scopes": PythonScopesProbe.run(Array(words.dropFirst()))
case "roots": RootsProbe.run(Array(words.dropFirst()))
case "python-syntax": PythonSyntaxProbe.run(Array(words.dropFirst()))
case "starts": StartsProbe.run(Array(words.dropFirst()))
case "swift-declarations": SwiftDeclarationsProbe.run()
case "swift-declarations-speed": SwiftDeclarationsProbe.measure()
case "swift-imports": SwiftImportsProbe.run()
case "swift-speed": SwiftImportsProbe.measure()
case "toml": TOMLProbe.run(Array(words.dropFirst()))
default:
  print(
    "probe: name what to probe: archive, cuts, cycles, discovery, load-graph, python-scopes, python-syntax, roots, starts, swift-declarations, swift-declarations-speed, swift-imports, swift-speed or toml"
  )
}
