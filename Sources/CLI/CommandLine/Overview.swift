/// What Pollard is, in the words that help and the manual page share.
package enum Overview {
  /// A clause without a full stop.
  package static let tagline = "work out what a repository of Python and Swift really imports"

  package static let paragraph =
    "Pollard reads a repository of Python and Swift and works out what really imports what: the modules that run when one is imported, in order, the path of imports that leads from one to another, and what is worth changing."
}
