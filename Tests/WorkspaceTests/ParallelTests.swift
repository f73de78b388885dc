import Synchronization
import Testing
import Workspace

@Suite("Working in parallel")
struct ParallelTests {
  @Test("Results come in the order of the work", arguments: [1, 2, 3, 8], [0, 1, 5, 1000])
  func order(jobs: Int, count: Int) {
    #expect(Parallel.map(count: count, jobs: jobs) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test("Each thread has a state of its own, made once")
  func states() {
    let made = Atomic<Int>(0)
    let counts = Parallel.map(
      count: 500, jobs: 4,
      makeState: {
        made.add(1, ordering: .relaxed)
        return 0
      },
      body: { (state: inout Int, _) in
        state += 1
        return state
      })
    #expect((1...4).contains(made.load(ordering: .relaxed)))
    #expect(counts.filter { $0 == 1 }.count <= made.load(ordering: .relaxed))
    #expect(counts.allSatisfy { $0 > 0 })
  }
}
