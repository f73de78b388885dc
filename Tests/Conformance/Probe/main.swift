let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "python-syntax": PythonSyntaxProbe.run(Array(words.dropFirst()))
default: print("probe")
}
