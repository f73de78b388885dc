/// What became of a run that was interrupted.
package enum Recovery: Hashable, Sendable {
  /// There was none, or it had not begun or had ended.
  case nothingToDo
  case finished(title: String)
  case takenBack(title: String)
}

extension StateFolder {
  /// Takes back what an interrupted run has done, or does the rest of it. May itself be interrupted and asked again.
  package func recover(
    finishing: Bool, onStep: @escaping @Sendable () -> Void = {}
  ) throws(TransactionError) -> Recovery {
    guard try entry(path) != nil else { return .nothingToDo }
    return try withLock { () throws(TransactionError) in
      remove(new)
      remove(over)
      guard let journal = try interrupted() else { return .nothingToDo }
      let transaction = Transaction(journal, in: self, onStep: onStep)
      return try SystemCalls.holdingBackRequestsToEnd { () throws(TransactionError) in
        guard finishing else {
          try transaction.backward()
          return .takenBack(title: journal.title)
        }
        try transaction.forward()
        try transaction.commit()
        return .finished(title: journal.title)
      }
    }
  }
}
