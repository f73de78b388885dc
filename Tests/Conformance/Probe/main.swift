let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "discovery": DiscoveryProbe.run(Array(words.dropFirst()))
default: print("probe")
}
