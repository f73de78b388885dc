package import Manifests

/// What one framework does with the code of a repository, said as data.
package struct Framework: Sendable {
  /// What tells that the framework is in use.
  package enum Sign: Sendable {
    /// Some file imports that top-level name, or the repository holds it.
    case imports(String)
    /// Some file, of whatever kind, has a path like this.
    case file(String)
    /// Some module assigns to that name at its top level.
    case assigns(String)
  }

  /// On whose account a file is started.
  package enum Account: Sendable {
    /// Nobody's: the framework looks for such files by itself.
    case anybody
    /// Nobody's, where a package or a file of that name is around it, or it assigns to that other name; anywhere else
    /// nothing but its own name speaks for it.
    case packaged(or: String, assigning: String)
    /// Nobody's, where it binds that name at its top level; others are no business of the framework.
    case binding(String)
    /// While the package so many folders up is alive: 0 is the file's own folder.
    case package(Int)
    /// While the package so many folders up is alive, and some template loads it by its name, which is its path from there
    /// but for the folder right below; where none does, nothing but that name speaks for it.
    case template(Int)
    /// While the nearest file of that name is alive, in the file's folder or around it.
    case nearest(String)
  }

  /// What a string names.
  package enum Naming: Sendable {
    /// A module, or something in one.
    case module
    /// A package whose companions are loaded with it, or a class in one of them.
    case application
    /// A module of the file's own package, with or without a dot before its name.
    case sibling
    /// As `module`, or one of the file's own package after a dot.
    case relative
    /// A file or folder, from the file's own folder or one around it.
    case path
    /// A module behind the name of a command: `shop = shop.cli:main`.
    case entryPoint
  }

  package enum Rule: Sendable {
    /// Files that are started because of where they lie and what they are called.
    case files(
      [String], by: Account = .anybody, as: Root.Purpose = .product, Start.Strength = .firm,
      because: String)
    /// The strings that are assigned to a name, or passed as a keyword of that name.
    case strings([String], naming: Naming = .module, Start.Strength = .firm, because: String)
    /// The strings handed to a function.
    case arguments([String], naming: Naming = .module, Start.Strength = .firm, because: String)
    /// A function that loads all of the package it is given, or else of the one it is called in.
    case scans([String], because: String)
    /// The modules that are loaded with a package, by name, where one of the marks lies in its folder or a string says
    /// that it is an application. Where `only` is given, some string has to begin like that, and a module that does
    /// nothing is not worth loading.
    case companions([String], marks: [String] = [], only: String? = nil, because: String)
  }

  package let name: String
  /// One is enough; without any the rules hold everywhere.
  package let signs: [Sign]
  package let rules: [Rule]

  package init(_ name: String, when signs: [Sign] = [], _ rules: [Rule]) {
    self.name = name
    self.signs = signs
    self.rules = rules
  }
}
