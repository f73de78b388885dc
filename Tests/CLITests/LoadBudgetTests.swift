import Analyses
import CLI
import Testing

struct LoadBudgetTests {
  private func check(
    _ text: String, is expected: LoadBudget?, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(LoadBudget(written: text) == expected, sourceLocation: location)
  }

  @Test func `a budget is a limit of time, memory or modules`() {
    check("400ms", is: LoadBudget(.time, 400_000))
    check("time<1.5s", is: LoadBudget(.time, 1_500_000))
    check("120MB", is: LoadBudget(.rss, 120_000_000))
    check("rss<64MiB", is: LoadBudget(.rss, 64 << 20))
    check("modules<400", is: LoadBudget(.modules, 400))
  }

  @Test func `what could mean several things is no budget`() {
    check("400", is: nil)
    check("time<400", is: nil)
    check("rss<1s", is: nil)
    check("modules<-1", is: nil)
    check("1.ms", is: nil)
    check("", is: nil)
  }
}
