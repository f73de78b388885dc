/// What a written name leads to, before ids are given: a file, or a folder that is imported as a namespace.
enum Target: Hashable {
  case file(Int32)
  case folder(ModuleTree.FolderID)
}

/// An edge before ids are given.
struct DraftEdge {
  let to: Target
  var type: EdgeType
  let isOptional: Bool
  let isConditional: Bool
  let line: UInt32
  let column: UInt32
  let written: WrittenPlace
  /// The top-level function of the file that the import stands in, or -1.
  let function: Int32
}

/// Why a written name could not be followed.
package struct Unresolved: Sendable {
  package let from: UnitID
  package let line: Int
  package let written: WrittenPlace
  /// In lower case and without a full stop.
  package let why: String
  /// False where a handler catches the failure, or the name may lead to what a run alone finds.
  package let isCertain: Bool
}

/// What the names of one file lead to.
package struct ResolvedFile: Sendable {
  var edges: [DraftEdge] = []
  var calls: [CalledFunction] = []
  /// The top-level names of modules outside the root.
  var externals: [ArraySlice<UInt8>] = []
  var unresolved: [(line: Int, written: WrittenPlace, why: String, isCertain: Bool)] = []
}
