extension Framework {
  /// Add-ons with a manifest.
  static let odoo = Framework(
    "Odoo", when: [.file("**/__manifest__.py"), .file("**/__openerp__.py")],
    [
      .files(
        ["**/__manifest__.py", "**/__openerp__.py"], because: "Odoo reads the add-on's manifest"),
      .files(
        ["**/__init__.py"], by: .nearest("__manifest__.py"),
        because: "Odoo imports add-ons by their folders"),
      .files(
        ["**/migrations/*/*.py", "**/upgrades/*/*.py"], by: .nearest("__manifest__.py"),
        because: "Odoo runs migrations by their versions"),
    ])
}
