import Manifests

extension Framework {
  /// Scripts that a debugger loads beside a binary.
  static let debuggers = Framework(
    "debuggers", when: [.imports("gdb"), .imports("lldb")],
    [
      .files(
        [
          "**/*-gdb.py", "**/*_gdb.py", "**/*printers*.py", "**/gdb/**/*.py", "**/lldb/**/*.py",
          "**/*_lldb.py",
        ], as: .tool, .weak, because: "debuggers load it beside the program")
    ])
}
