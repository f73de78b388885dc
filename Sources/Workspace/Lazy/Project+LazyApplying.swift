package import Refactoring
import Scanning

extension Project {
  /// Writes all results of a plan or none. Where the command objects everything is put back, and what is given is the sentence that says
  /// which patch made it fail. `onStep` is told of each change of the disk.
  package func apply(
    _ plan: LazyPlan, verifying command: VerifyCommand?,
    onStep: @escaping @Sendable () -> Void = {}
  ) throws(TransactionError) -> String? {
    let writing = LazyWriting(root: tree.root, onStep: onStep)
    guard let command else {
      try writing.write(plan.results) { [] }
      return nil
    }
    guard let complaint = try writing.attempt(plan.results, command, keeps: true) else {
      return nil
    }
    return try writing.blame(plan.results, command, complaint)
  }
}

/// The results of a plan on their way into a tree, and out of it again where a command objects.
private struct LazyWriting {
  let root: AbsolutePath
  let onStep: @Sendable () -> Void

  private static func id(of results: [LazyPlan.Result]) -> String {
    var bytes: [UInt8] = []
    for result in results {
      bytes += result.path.bytes + [0] + SHA256(of: result.before).bytes
      bytes += SHA256(of: result.after).bytes
    }
    return "lazy-" + String(SHA256(of: bytes).hexadecimal.prefix(12))
  }

  func write(
    _ results: [LazyPlan.Result], checking: () -> [String]
  ) throws(TransactionError) {
    let edits = results.map {
      FileEdit($0.path, to: $0.after, expecting: SHA256(of: $0.before))
    }
    try TreeEdits(root, onStep: onStep)
      .apply(edits, id: Self.id(of: results), title: "lazy --apply", checking: checking)
  }

  /// What the command says with some files changed; nil where it has nothing against them. Only then they stay, if they are to be kept.
  func attempt(
    _ results: [LazyPlan.Result], _ command: VerifyCommand, keeps: Bool
  ) throws(TransactionError) -> String? {
    var complaint: String?
    do throws(TransactionError) {
      try write(results) {
        do throws(SystemFailure) {
          if case .failed(let why) = try command.run(in: root) { complaint = why }
        } catch {
          complaint = "it could not be run: \(error.reason)"
        }
        if let complaint { return [complaint] }
        return keeps ? [] : ["it was only a trial"]
      }
    } catch {
      guard error.isRejection else { throw error }
    }
    return complaint
  }

  /// Halves what is changed until one file is left that makes the command fail.
  func blame(
    _ results: [LazyPlan.Result], _ command: VerifyCommand, _ complaint: String
  ) throws(TransactionError) -> String {
    if case .failed = (try? command.run(in: root)) ?? .passed {
      return "the command fails without any change as well: \(complaint)"
    }
    var suspects = results
    var others: [LazyPlan.Result] = []
    while suspects.count > 1 {
      let half = Array(suspects.prefix(suspects.count / 2))
      let rest = Array(suspects.dropFirst(half.count))
      if try attempt(others + half, command, keeps: false) != nil {
        suspects = half
      } else if try attempt(others + rest, command, keeps: false) != nil {
        suspects = rest
      } else {
        // Neither half does it alone: the first one stays, and the other is searched.
        others += half
        suspects = rest
      }
    }
    let named = suspects.map(\.path.display).joined(separator: ", ")
    let together = others.isEmpty ? "" : " together with other changes"
    return "the command failed (\(complaint)) because of the change of \(named)\(together)"
  }
}
