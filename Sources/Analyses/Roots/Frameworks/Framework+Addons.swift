extension Framework {
  /// Add-ons of hosts that load them by their folder.
  static let addons = Framework(
    "add-ons",
    when: [
      .file("**/addon.xml"), .file("**/metadata.txt"), .file("**/blender_manifest.toml"),
      .file("**/plugin.yaml"),
    ],
    [
      .files(
        ["**/addon.py", "**/default.py", "**/service.py", "**/main.py"], by: .nearest("addon.xml"),
        because: "Kodi starts the add-on"),
      .files(["**/__init__.py"], by: .nearest("metadata.txt"), because: "QGIS imports the plug-in"),
      .files(
        ["**/__init__.py"], by: .nearest("blender_manifest.toml"),
        because: "Blender imports the add-on"),
    ])
}
