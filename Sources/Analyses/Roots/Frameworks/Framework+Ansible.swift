extension Framework {
  /// Folders of plugins that are found by their places.
  static let ansible = Framework(
    "Ansible", when: [.imports("ansible"), .file("**/galaxy.yml"), .file("**/ansible.cfg")],
    [
      .files(
        [
          "library/**/*.py", "**/library/*.py", "**/module_utils/**/*.py", "**/plugins/*/*.py",
          "**/plugins/*/**/*.py", "**/action_plugins/*.py", "**/callback_plugins/*.py",
          "**/cache_plugins/*.py", "**/connection_plugins/*.py", "**/filter_plugins/*.py",
          "**/inventory_plugins/*.py", "**/lookup_plugins/*.py", "**/strategy_plugins/*.py",
          "**/test_plugins/*.py", "**/vars_plugins/*.py", "**/become_plugins/*.py",
          "**/cliconf_plugins/*.py", "**/httpapi_plugins/*.py", "**/netconf_plugins/*.py",
          "**/terminal_plugins/*.py", "**/doc_fragments_plugins/*.py",
        ], because: "Ansible loads plugins by their names"),
      .files(
        ["**/ansible/modules/**/*.py", "**/modules/*.py"], by: .package(0),
        because: "Ansible runs modules by their names"),
    ])
}
