let words = Array(CommandLine.arguments.dropFirst())
if words.first == "toml" { TOMLProbe.run(Array(words.dropFirst())) }
