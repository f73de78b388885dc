import Analyses
import Graph
import Scanning
import Testing
import Workspace

@Suite("The trading system")
struct TradingSystemTests {
  @Test("every module is alive for what its first lines say")
  func statuses() throws {
    let root = try #require(AbsolutePath(#filePath)?.parent?.parent?.parent)
      .appending(SourcePath("Fixtures/trading-system"))
    var settings = ProjectSettings(root: root)
    settings.isQuiet = true
    let project = try Project(settings)
    let (graph, coverage) = try project.graph()
    let report = try project.orphans(in: graph, coverage: coverage, asking: .skip)
    var checked = 0
    for unit in graph.unitIDs {
      let path = graph.unit(unit).path
      guard path.display.hasPrefix("src/"), graph.unit(unit).kind != .namespace else { continue }
      let text = String(
        decoding: try FileReader.contents(of: root.appending(path)), as: UTF8.self)
      let marker = try #require(text.split(separator: "# expect: ").last?.prefix { $0 != "\n" })
      checked += 1
      #expect(report.orphans.status(of: unit).name == marker, "\(path.display)")
    }
    #expect(checked == 110)
  }

  @Test("stale copies name what they were copied from")
  func twins() throws {
    let root = try #require(AbsolutePath(#filePath)?.parent?.parent?.parent)
      .appending(SourcePath("Fixtures/trading-system"))
    var settings = ProjectSettings(root: root)
    settings.isQuiet = true
    let project = try Project(settings)
    let (graph, coverage) = try project.graph()
    let report = try project.orphans(in: graph, coverage: coverage, asking: .skip)
    let twins = report.values.compactMap { value in
      value.twin.map { "\(graph.unit(value.unit).name.text) of \(graph.unit($0).name.text)" }
    }
    #expect(
      twins == [
        "execution.trading_system_manager_backup of execution.trading_system_manager",
        "risk_management.risk_engine_old of risk_management.risk_engine",
      ])
  }
}
