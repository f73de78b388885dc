import Synchronization

/// Work shared out among threads, with the results in the order of the work.
package enum Parallel {
  /// Of the machine, as of now.
  package static var cores: Int { SystemCalls.onlineCores }

  /// The results of `body` for 0 to `count - 1`, in that order whatever the number of jobs.
  ///
  /// Work is handed out in small blocks as threads become free. Each thread has a state of its own, such as a buffer it uses again.
  /// One job runs on the calling thread alone, unless it asks for a larger stack.
  package static func map<State, Element: Sendable>(
    count: Int, jobs: Int = cores, stackSize: Int? = nil,
    makeState: @Sendable () -> State,
    body: @Sendable (inout State, Int) -> Element
  ) -> [Element] {
    let threads = min(jobs, count)
    if threads <= 1, stackSize == nil {
      var state = makeState()
      return (0..<count).map { body(&state, $0) }
    }
    // Small enough that no thread is left with much at the end, large enough that handing out costs nothing.
    let block = max(1, min(16, count / max(1, threads * 16)))
    let work = SharedWork<Element>()
    SystemCalls.onThreads(threads, stackSize: stackSize) {
      var state = makeState()
      var parts: [Part<Element>] = []
      while true {
        let start = work.next.add(block, ordering: .relaxed).oldValue
        if start >= count { break }
        var elements: [Element] = []
        elements.reserveCapacity(block)
        for index in start..<min(start + block, count) { elements.append(body(&state, index)) }
        parts.append(Part(start: start, elements: elements))
      }
      work.parts.withLock { [parts] in $0 += parts }
    }
    return joined(work.parts.withLock { $0 }, count: count)
  }

  /// As above, for work that needs no state.
  package static func map<Element: Sendable>(
    count: Int, jobs: Int = cores, body: @Sendable (Int) -> Element
  ) -> [Element] {
    map(count: count, jobs: jobs, makeState: {}, body: { _, index in body(index) })
  }

  private static func joined<Element>(_ parts: [Part<Element>], count: Int) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(count)
    for part in parts.sorted(by: { $0.start < $1.start }) { result += part.elements }
    return result
  }
}

/// The results of one block of work.
private struct Part<Element: Sendable>: Sendable {
  let start: Int
  let elements: [Element]
}

/// What the threads of one map share: which work is next, and what is done.
private final class SharedWork<Element: Sendable>: Sendable {
  let next = Atomic<Int>(0)
  let parts = Mutex<[Part<Element>]>([])
}
