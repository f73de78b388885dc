package import Scanning

/// What importing one file does besides binding names, and what the file says of other modules.
package struct ModuleOutline: Sendable {
  /// Its full name.
  package let module: String
  package let isPackage: Bool
  package let path: SourcePath
  /// What runs with the import and may be felt elsewhere, in source order.
  var deeds: [Deed] = []
  /// Functions and classes by their names within the file: `f`, `C`, `C.method`, `f.inner`.
  var routines: [String: Routine] = [:]
  /// What imports anywhere in the file bind, as full names; of imports of one name the last at module level.
  var imported: [String: String] = [:]
  /// The modules whose names are all imported.
  var stars: [String] = []
  /// What it names of other modules, `module.name`, in code or as a string: each with its first line.
  package internal(set) var references: [String: Int] = [:]
  /// Those of them that it names by a string: each with the first line that does.
  package internal(set) var spelled: [String: Int] = [:]
  /// The modules behind `import a.b` and `from a.b import c`, with the packages around them.
  package internal(set) var loaded: Set<String> = []
  /// What `from a import b` names, `a.b`, whatever it is.
  package internal(set) var imports: Set<String> = []
  /// What it asks of modules in code, `module.name`, imports left out: each with its first line.
  package internal(set) var asked: [String: Int] = [:]
  /// What it takes of other modules while it is imported, `module.name`: each with its first line.
  package internal(set) var taken: [String: Int] = [:]
  /// What it sets on other modules, `module.name`, or `module.*` where the name is not known: each with its first line.
  package internal(set) var given: [String: Int] = [:]
  /// What it hands on of what its imports bind, by full names: each with its first line.
  package internal(set) var values: [String: Int] = [:]
  /// Names that it sets or asks for on something that is not known.
  package internal(set) var looseNames: [String: Int] = [:]
  /// The last names of what it calls in loops.
  package internal(set) var calledInLoops: Set<String> = []
  /// Functions that run at the end of the process, on a signal or in a fork.
  package internal(set) var lateFunctions: Set<String> = []
  /// Where it asks for the subclasses of what, in source order.
  var subclassQuestions: [SubclassQuestion] = []
  /// Where it reads annotations at run time, and by what.
  package internal(set) var readsAnnotations: AnnotationReader?
  /// Where it looks into `sys.modules`.
  package internal(set) var asksForModules: Int?

  package struct AnnotationReader: Sendable {
    package let line: Int
    package let name: String
  }

  /// The modules whose names are all imported.
  package var starred: [String] { stars }
  /// The top-level names of everything that its imports name.
  package var importedTops: Set<String> {
    Set((Array(imported.values) + stars).map { String($0.prefix { $0 != "." }) })
  }

  init(module: String, isPackage: Bool, path: SourcePath) {
    self.module = module
    self.isPackage = isPackage
    self.path = path
  }
}

/// A place that asks a class for its subclasses.
struct SubclassQuestion: Sendable {
  let line: Int
  /// Nil where it may be any class.
  let type: Callee?
}

/// Something that is called: by its name in the same file, or by its full name.
enum Callee: Hashable, Sendable {
  case own(String)
  case imported(String)
  /// A method of a base of a class of the same file.
  case inherited(class: String, method: String)
  /// A method of something that a class has made, where that is a class of the repository.
  indirect case ofInstance(Callee, method: String)
}

/// Something a file does that may be felt outside of it.
struct Deed: Sendable {
  /// What is made of a call's value.
  enum Usage: Sendable {
    /// Nothing: it is called for what it does.
    case dropped
    case decorates
    case kept
  }

  enum Kind: Sendable {
    /// As far as this file tells.
    case certain(String)
    case call(Callee, Usage, isCurried: Bool, handsOnForeign: Bool)
    /// A class is made of bases, and perhaps by a metaclass.
    case classCreation(String, bases: [Callee], metaclass: Callee?)
    /// Changes what belongs to its own file.
    case ownChange(String)
  }

  let line: Int
  let kind: Kind
}

/// A function, with what it does when it is called, or a class.
struct Routine: Sendable {
  let line: Int
  let isClass: Bool
  var deeds: [Deed] = []
  var bases: [Callee] = []
  /// Every base is one of `bases`, but for built-in ones that are no metaclasses.
  var basesAreNamed = true
  var metaclass: Callee?
  /// The functions defined right inside it.
  var inner: [String] = []
  /// What a class method calls the class that it is given.
  var givenClass: String?
  /// It changes what it is given.
  var changesArguments = false
  /// It changes something that a class it is given has, as a registry is filled.
  var changesClass = false
}
