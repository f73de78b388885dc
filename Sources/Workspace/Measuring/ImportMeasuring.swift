package import Analyses
package import Scanning

/// Importing modules with a real interpreter, each time in a fresh process.
package struct ImportMeasuring: Sendable {
  /// A path, or a name to be looked for on the system's path.
  package let python: String
  package let repeats: Int
  package let warmUps: Int
  /// In seconds, for each process.
  package let timeout: Int

  package init(python: String, repeats: Int, warmUps: Int, timeout: Int) {
    self.python = python
    self.repeats = repeats
    self.warmUps = warmUps
    self.timeout = timeout
  }

  /// One tree that modules are imported from.
  package struct Tree: Sendable {
    package let folder: AbsolutePath
    /// Below it, the folders that modules are found in.
    package let roots: [SourcePath]

    package init(folder: AbsolutePath, roots: [SourcePath]) {
      self.folder = folder
      self.roots = roots
    }
  }

  /// What the interpreter says of itself; nil where there is none.
  package func version() -> String? {
    let call = ProgramCall(words: [Array(python.utf8), Array("-V".utf8)], timeout: 20_000)
    guard let outcome = try? SystemCalls.run(call), outcome.code == 0 else { return nil }
    let text = String(decoding: outcome.output + outcome.errors, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).first.map(String.init)
  }

  /// The same module in each tree; the trees take turns, so that what the machine does meanwhile meets all of them.
  package func measure(_ module: String, in trees: [Tree]) -> [ImportMeasurement] {
    var drafts = [Draft](repeating: Draft(), count: trees.count)
    for number in 0..<(warmUps + repeats) {
      for (index, tree) in trees.enumerated() where drafts[index].failure == nil {
        drafts[index].add(one(module, tree, .time, nested: false), counts: number >= warmUps)
      }
    }
    for (index, tree) in trees.enumerated() where drafts[index].failure == nil {
      // Telling the times of modules costs some time itself, so it is done apart.
      for _ in 0..<min(repeats, 3) {
        drafts[index].add(times: one(module, tree, .time, nested: true))
      }
      drafts[index].add(memory: one(module, tree, .memory, nested: false).report)
    }
    return drafts.map { $0.measurement(of: module) }
  }

  private func one(
    _ module: String, _ tree: Tree, _ mode: ImportProbe.Mode, nested: Bool
  ) -> (report: ImportProbe.Report, end: String?) {
    var words = [python]
    if nested { words += ["-X", "importtime"] }
    words += ["-c", ImportProbe.source, mode.rawValue, module]
    var bytes = words.map { Array($0.utf8) }
    bytes.append(tree.folder.bytes)
    bytes += tree.roots.map { tree.folder.appending($0).bytes }
    var call = ProgramCall(words: bytes, timeout: timeout * 1000)
    call.isGroup = true
    do throws(SystemFailure) {
      let outcome = try SystemCalls.run(call)
      let report = ImportProbe.Report(output: outcome.output, errors: outcome.errors)
      if outcome.isTimedOut, !report.isWhole {
        return (report, "does not end within \(timeout) s")
      }
      if report.isWhole { return (report, nil) }
      return (
        report,
        outcome.code >= 256
          ? "ends the process by signal \(outcome.code - 256)"
          : "ends the process with code \(outcome.code)"
      )
    } catch {
      return (
        ImportProbe.Report(output: [], errors: []), "cannot be tried: \(python): \(error.reason)"
      )
    }
  }
}

/// What is known of one module while it is being measured.
private struct Draft {
  var runs: [ImportMeasurement.Run] = []
  var remarks: [String] = []
  var failure: String?
  var tables: [[(name: String, depth: Int, own: Int, cumulative: Int)]] = []
  var memory: [String: Int] = [:]

  mutating func add(_ one: (report: ImportProbe.Report, end: String?), counts: Bool) {
    for remark in one.report.remarks where !remarks.contains(remark) { remarks.append(remark) }
    if one.report.printed > 0, !remarks.contains("prints") { remarks.append("prints") }
    if let failure = one.report.failure ?? one.end {
      self.failure = failure
      return
    }
    guard counts, let run = one.report.run else { return }
    runs.append(
      ImportMeasurement.Run(
        microseconds: run.microseconds, rssBytes: run.rssBytes, peakBytes: run.peakBytes,
        modules: run.modules))
  }

  mutating func add(times one: (report: ImportProbe.Report, end: String?)) {
    tables.append(one.report.times)
  }

  mutating func add(memory report: ImportProbe.Report) {
    memory = report.memory
    for remark in report.remarks where !remarks.contains(remark) { remarks.append(remark) }
  }

  func measurement(of module: String) -> ImportMeasurement {
    var own: [String: [Int]] = [:]
    var whole: [String: [Int]] = [:]
    for table in tables {
      for row in table {
        own[row.name, default: []].append(row.own)
        whole[row.name, default: []].append(row.cumulative)
      }
    }
    let first = tables.first ?? []
    let parts = first.map { row in
      ImportMeasurement.Part(
        name: row.name, depth: row.depth,
        microseconds: ImportMeasurement.Figure(own[row.name] ?? []).median,
        cumulative: ImportMeasurement.Figure(whole[row.name] ?? []).median,
        rssBytes: memory[row.name] ?? 0)
    }
    return ImportMeasurement(
      module: module, runs: runs, imports: parts,
      remarks: (failure.map { [$0] } ?? []) + remarks, hasFailed: failure != nil)
  }
}
