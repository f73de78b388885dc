package import Execution
package import Scanning

/// All that is known of what importing one module loads: by whom, from where, and how big the files are.
package struct EntryLoad: Sendable {
  package let entry: String
  package let closure: Closure
  package let trace: LoadTrace
  /// The standard library's part, which is run by itself; nil where its sources are not at hand.
  package let standard: StandardPart?
  /// The bytes of each file that is loaded, by the program's own path.
  package let sizes: [SourcePath: Int]
  /// What each compiled module brings into memory, by the program's own path.
  package let images: [SourcePath: LoadedImage]

  /// The modules of the standard library that are loaded on the way.
  package struct StandardPart: Sendable {
    package let loads: [LoadedModule]
    package let trace: LoadTrace
    package let sizes: [SourcePath: Int]
    package let images: [SourcePath: LoadedImage]

    package init(
      loads: [LoadedModule], trace: LoadTrace, sizes: [SourcePath: Int],
      images: [SourcePath: LoadedImage]
    ) {
      self.loads = loads
      self.trace = trace
      self.sizes = sizes
      self.images = images
    }
  }

  /// The top-level names of the standard library that are asked for from outside it.
  package let standardTops: Set<String>

  package init(
    entry: String, closure: Closure, trace: LoadTrace, standard: StandardPart?,
    standardTops: Set<String>, sizes: [SourcePath: Int], images: [SourcePath: LoadedImage]
  ) {
    self.images = images
    self.standardTops = standardTops
    self.entry = entry
    self.closure = closure
    self.trace = trace
    self.standard = standard
    self.sizes = sizes
  }

  /// The modules that were asked for and are not among the program's files, in the order first asked for.
  package static func outside(_ closure: Closure, _ trace: LoadTrace) -> [String] {
    let ran = Set(trace.runs.map(\.name)).union(closure.loads.map(\.name))
    let tops = Set(closure.externals)
    var seen: Set<String> = []
    return trace.sites.flatMap(\.loads).filter {
      !ran.contains($0) && tops.contains(String($0.prefix { $0 != "." }))
        && seen.insert($0).inserted
    }
  }
}

/// What loading a compiled module brings into memory, with the shared libraries that it is the first to need.
package struct LoadedImage: Hashable, Sendable {
  package var libraries = 0
  /// The bytes of all these files that the loader goes through or that may be written to.
  package var relocatedBytes = 0

  package init() {}
}

/// The modules that Python has loaded before the first statement of a program runs.
package enum StartupModules {
  package static func contains(_ name: String) -> Bool {
    switch name {
    case "__main__", "_abc", "_codecs", "_collections_abc", "_frozen_importlib",
      "_frozen_importlib_external", "_imp", "_io", "_signal", "_sitebuiltins", "_stat", "_thread",
      "_warnings", "_weakref", "abc", "builtins", "codecs", "encodings", "encodings.aliases",
      "encodings.utf_8", "genericpath", "io", "marshal", "nt", "ntpath", "os", "os.path", "posix",
      "posixpath", "site", "stat", "sys", "time", "winreg", "zipimport", "__future__":
      name != "__future__"
    default: false
    }
  }
}
