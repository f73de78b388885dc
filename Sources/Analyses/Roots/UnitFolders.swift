import Graph
import Scanning

/// The folders in which units lie, so that what holds for all that lies in one is found out once.
struct UnitFolders: Sendable {
  struct Folder: Sendable {
    let path: SourcePath
    /// The `__init__.py` in it.
    fileprivate(set) var package: UnitID?
    /// The Python files right inside, in path order.
    fileprivate(set) var files: [UnitID] = []
    /// What the code in it is for, as long as its own name tells nothing else.
    let purpose: PathPurpose
  }

  /// In the order of their first units.
  private(set) var all: [Folder] = []
  /// By unit: its folder, an index into `all`.
  private(set) var numbers: [Int32] = []
  /// By unit.
  private(set) var purposes: [PathPurpose] = []
  private var byPath: [SourcePath: Int32] = [:]

  init(of graph: ImportGraph) {
    numbers.reserveCapacity(graph.units.count)
    purposes.reserveCapacity(graph.units.count)
    let initializer = Array("__init__.py".utf8)
    for (index, unit) in graph.units.enumerated() {
      let number = number(of: unit.path.folder)
      let name = unit.path.name
      numbers.append(Int32(number))
      purposes.append(all[number].purpose.ofFile(named: name))
      guard unit.kind.language == .python, unit.kind != .namespace else { continue }
      all[number].files.append(UnitID(index))
      if name.elementsEqual(initializer) { all[number].package = UnitID(index) }
    }
  }

  subscript(path: SourcePath) -> Folder? { byPath[path].map { all[Int($0)] } }

  subscript(unit: UnitID) -> Folder { all[Int(numbers[Int(unit.index)])] }

  /// Neighbours in the order of paths mostly share their folder.
  private mutating func number(of folder: ArraySlice<UInt8>) -> Int {
    if let last = numbers.last, all[Int(last)].path.bytes.elementsEqual(folder) { return Int(last) }
    let path = SourcePath(bytes: Array(folder))
    if let known = byPath[path] { return Int(known) }
    byPath[path] = Int32(all.count)
    all.append(Folder(path: path, purpose: PathPurpose(ofFolder: folder)))
    return all.count - 1
  }
}
