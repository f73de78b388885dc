switch CommandLine.arguments.dropFirst().first {
case "swift-imports": SwiftImportsProbe.run()
case "swift-speed": SwiftImportsProbe.measure()
default: print("probe: name what to probe")
}
