extension Framework {
  /// The folders below `plugins` that are looked into.
  private static let kinds = [
    "action", "become", "cache", "callback", "cliconf", "connection", "doc_fragments", "filter",
    "httpapi", "inventory", "lookup", "module_utils", "modules", "netconf", "plugin_utils", "shell",
    "strategy", "terminal", "test", "vars",
  ]

  /// Folders of plugins that are found by their places.
  static let ansible = Framework(
    "Ansible", when: [.imports("ansible"), .file("**/galaxy.yml"), .file("**/ansible.cfg")],
    [
      .files(
        [
          "library/**/*.py", "**/library/*.py", "**/module_utils/**/*.py", "**/action_plugins/*.py",
          "**/callback_plugins/*.py",
          "**/cache_plugins/*.py", "**/connection_plugins/*.py", "**/filter_plugins/*.py",
          "**/inventory_plugins/*.py", "**/lookup_plugins/*.py", "**/strategy_plugins/*.py",
          "**/test_plugins/*.py", "**/vars_plugins/*.py", "**/become_plugins/*.py",
          "**/cliconf_plugins/*.py", "**/httpapi_plugins/*.py", "**/netconf_plugins/*.py",
          "**/terminal_plugins/*.py", "**/doc_fragments_plugins/*.py",
        ] + kinds.flatMap { ["**/plugins/\($0)/*.py", "**/plugins/\($0)/**/*.py"] },
        because: "Ansible loads plugins by their names"),
      .files(
        ["**/ansible/modules/**/*.py", "**/plugins/modules/**/*.py"], by: .package(0),
        because: "Ansible runs modules by their names"),
    ])
}
