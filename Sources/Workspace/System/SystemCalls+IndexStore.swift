#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What the compiler's index says of one source file.
struct IndexedFile: Sendable {
  let path: [UInt8]
  /// When the newest unit that compiled it was written, in nanoseconds since 1970.
  let written: Int
  /// By what the compiler calls them: what the file declares, and what it refers to.
  let declares: Set<String>
  let mentions: Set<String>
}

// The library of the toolchain that reads index stores is written in C++ and spoken to in C: it is opened when it is needed, and hands
// out pointers that are valid only inside its callbacks.

extension SystemCalls {
  /// Reads an index store with the library of a toolchain; nil where either cannot be opened.
  static func indexedFiles(
    in store: AbsolutePath, with library: AbsolutePath, keeping isWanted: ([UInt8]) -> Bool
  ) -> [IndexedFile]? {
    guard let handle = withCString(library.bytes[...], { dlopen($0, RTLD_NOW | RTLD_LOCAL) }),
      let functions = IndexStoreFunctions(handle)
    else { return nil }
    return IndexStoreReading(functions).files(in: store, keeping: isWanted)
  }
}

/// The functions of the library that are used, all there or none.
private struct IndexStoreFunctions {
  typealias Object = UnsafeMutableRawPointer
  /// Of the same layout as the library's own texts: a pointer and a length.
  typealias Text = iovec
  typealias Take = @convention(c) (Object?, Object?) -> Bool

  typealias Create = @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<Object?>) -> Object?
  typealias Open =
    @convention(c) (Object?, UnsafePointer<CChar>, UnsafeMutablePointer<Object?>) -> Object?
  typealias Close = @convention(c) (Object?) -> Void
  typealias EachName =
    @convention(c) (Object?, UInt32, Object?, @convention(c) (Object?, Text) -> Bool) -> Bool
  typealias Each = @convention(c) (Object?, Object?, Take) -> Bool
  typealias Times =
    @convention(c) (Object?, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Int64>) -> Void
  typealias ToText = @convention(c) (Object?) -> Text
  typealias ToObject = @convention(c) (Object?) -> Object?
  typealias ToKind = @convention(c) (Object?) -> UInt32
  typealias ToRoles = @convention(c) (Object?) -> UInt64

  let create: Create
  let dispose: Close
  let units: EachName
  let unit: Open
  let disposeUnit: Close
  let unitTime: Times
  let dependencies: Each
  let dependencyKind: ToKind
  let dependencyName: ToText
  let dependencyPath: ToText
  let record: Open
  let disposeRecord: Close
  let occurrences: Each
  let roles: ToRoles
  let symbol: ToObject
  let name: ToText
  let relations: Each
  let relationRoles: ToRoles
  let relationSymbol: ToObject

  init?(_ handle: UnsafeMutableRawPointer) {
    func find<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(handle, "indexstore_" + name).map { unsafeBitCast($0, to: type) }
    }
    guard let create = find("store_create", as: Create.self),
      let dispose = find("store_dispose", as: Close.self),
      let units = find("store_units_apply_f", as: EachName.self),
      let unit = find("unit_reader_create", as: Open.self),
      let disposeUnit = find("unit_reader_dispose", as: Close.self),
      let unitTime = find("unit_reader_get_modification_time", as: Times.self),
      let dependencies = find("unit_reader_dependencies_apply_f", as: Each.self),
      let dependencyKind = find("unit_dependency_get_kind", as: ToKind.self),
      let dependencyName = find("unit_dependency_get_name", as: ToText.self),
      let dependencyPath = find("unit_dependency_get_filepath", as: ToText.self),
      let record = find("record_reader_create", as: Open.self),
      let disposeRecord = find("record_reader_dispose", as: Close.self),
      let occurrences = find("record_reader_occurrences_apply_f", as: Each.self),
      let roles = find("occurrence_get_roles", as: ToRoles.self),
      let symbol = find("occurrence_get_symbol", as: ToObject.self),
      let name = find("symbol_get_usr", as: ToText.self),
      let relations = find("occurrence_relations_apply_f", as: Each.self),
      let relationRoles = find("symbol_relation_get_roles", as: ToRoles.self),
      let relationSymbol = find("symbol_relation_get_symbol", as: ToObject.self)
    else { return nil }
    self.create = create
    self.dispose = dispose
    self.units = units
    self.unit = unit
    self.disposeUnit = disposeUnit
    self.unitTime = unitTime
    self.dependencies = dependencies
    self.dependencyKind = dependencyKind
    self.dependencyName = dependencyName
    self.dependencyPath = dependencyPath
    self.record = record
    self.disposeRecord = disposeRecord
    self.occurrences = occurrences
    self.roles = roles
    self.symbol = symbol
    self.name = name
    self.relations = relations
    self.relationRoles = relationRoles
    self.relationSymbol = relationSymbol
  }

  static func bytes(_ text: Text) -> [UInt8] {
    guard let base = text.iov_base, text.iov_len > 0 else { return [] }
    return Array(UnsafeRawBufferPointer(start: base, count: text.iov_len))
  }

  static func string(_ text: Text) -> String { String(decoding: bytes(text), as: UTF8.self) }
}

/// One look through a store.
private struct IndexStoreReading {
  private typealias Object = UnsafeMutableRawPointer
  private let functions: IndexStoreFunctions

  /// As the library numbers them.
  private static let recordDependency: UInt32 = 2
  private static let declaration: UInt64 = 1
  private static let definition: UInt64 = 2
  private static let reference: UInt64 = 4
  private static let overrideOf: UInt64 = 1 << 11

  init(_ functions: IndexStoreFunctions) { self.functions = functions }

  /// What a callback of the library adds to.
  private struct Dependencies {
    let functions: IndexStoreFunctions
    var records: [(path: [UInt8], name: String)] = []
  }

  private struct Occurrences {
    let functions: IndexStoreFunctions
    var declares: Set<String> = []
    var mentions: Set<String> = []
  }

  private struct Related {
    let functions: IndexStoreFunctions
    var names: [String] = []
  }

  func files(in store: AbsolutePath, keeping isWanted: ([UInt8]) -> Bool) -> [IndexedFile]? {
    var failure: UnsafeMutableRawPointer?
    guard
      let opened = SystemCalls.withCString(
        store.bytes[...], { functions.create($0, &failure) })
    else { return nil }
    defer { functions.dispose(opened) }
    var names: [String] = []
    withUnsafeMutablePointer(to: &names) { names in
      _ = functions.units(opened, 1, names) { context, name in
        context?.assumingMemoryBound(to: [String].self).pointee
          .append(IndexStoreFunctions.string(name))
        return true
      }
    }
    var written: [[UInt8]: Int] = [:]
    var records: [[UInt8]: Set<String>] = [:]
    for name in names.sorted() {
      guard let unit = functions.unit(opened, name, &failure) else { continue }
      defer { functions.disposeUnit(unit) }
      var seconds: Int64 = 0
      var nanoseconds: Int64 = 0
      functions.unitTime(unit, &seconds, &nanoseconds)
      var found = Dependencies(functions: functions)
      withUnsafeMutablePointer(to: &found) { found in
        _ = functions.dependencies(unit, found) { context, item in
          guard let found = context?.assumingMemoryBound(to: Dependencies.self) else {
            return false
          }
          let functions = found.pointee.functions
          if functions.dependencyKind(item) == IndexStoreReading.recordDependency {
            found.pointee.records.append(
              (
                IndexStoreFunctions.bytes(functions.dependencyPath(item)),
                IndexStoreFunctions.string(functions.dependencyName(item))
              ))
          }
          return true
        }
      }
      for (path, record) in found.records where isWanted(path) {
        records[path, default: []].insert(record)
        written[path] = max(written[path] ?? 0, Int(seconds) * 1_000_000_000 + Int(nanoseconds))
      }
    }
    return records.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { path in
      var found = Occurrences(functions: functions)
      for record in (records[path] ?? []).sorted() { read(record, of: opened, into: &found) }
      return IndexedFile(
        path: path, written: written[path] ?? 0, declares: found.declares,
        mentions: found.mentions)
    }
  }

  private func read(
    _ record: String, of store: UnsafeMutableRawPointer, into found: inout Occurrences
  ) {
    var failure: UnsafeMutableRawPointer?
    guard let reader = functions.record(store, record, &failure) else { return }
    defer { functions.disposeRecord(reader) }
    withUnsafeMutablePointer(to: &found) { found in
      _ = functions.occurrences(reader, found) { context, item in
        guard let found = context?.assumingMemoryBound(to: Occurrences.self) else { return false }
        let functions = found.pointee.functions
        let roles = functions.roles(item)
        let name = IndexStoreFunctions.string(functions.name(functions.symbol(item)))
        if roles & (IndexStoreReading.declaration | IndexStoreReading.definition) != 0 {
          found.pointee.declares.insert(name)
          // What overrides or implements something is needed with what it belongs to.
          var related = Related(functions: functions)
          withUnsafeMutablePointer(to: &related) { related in
            _ = functions.relations(item, related) { context, relation in
              guard let related = context?.assumingMemoryBound(to: Related.self) else {
                return false
              }
              let functions = related.pointee.functions
              if functions.relationRoles(relation) & IndexStoreReading.overrideOf != 0 {
                related.pointee.names.append(
                  IndexStoreFunctions.string(functions.name(functions.relationSymbol(relation))))
              }
              return true
            }
          }
          found.pointee.mentions.formUnion(related.names)
        }
        if roles & IndexStoreReading.reference != 0 { found.pointee.mentions.insert(name) }
        return true
      }
    }
  }
}
