import Graph
import Reporting
import Testing

@Suite("Graphs for other programs")
struct GraphFormatTests {
  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  /// Two modules of which the first imports the second; the first has an odd name.
  private func pair(named name: String) -> GraphPicture {
    SmallRepository(["\(name).py": "import zz\n", "zz.py": ""]).picture
  }

  // MARK: CSV

  private func check(_ fields: [String], _ expected: String) {
    var table = CSVWriter()
    table.row(fields)
    #expect(String(decoding: table.bytes, as: UTF8.self) == expected)
  }

  @Test("a field is quoted where it holds a comma, a quote or the end of a line")
  func quoting() {
    check(["a", "b c", ""], "a,b c,\n")
    check(["a,b", "c"], "\"a,b\",c\n")
    check(["say \"so\""], "\"say \"\"so\"\"\"\n")
    check(["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\"\n")
    check(["\"\u{301}"], "\"\"\"\u{301}\"\n")
  }

  @Test("a table of imports has a row for each")
  func table() {
    let graph = SmallRepository([
      "a.py": "try:\n  from b import c as d, e\nexcept ImportError: pass\n", "b.py": "",
    ]).graph
    #expect(
      String(decoding: GraphTable.csv(graph, following: .all), as: UTF8.self) == """
        from,to,type,path,line,column,optional,conditional,written
        a,b,eager,a.py,2,2,true,false,"from b import c as d, e"

        """)
  }

  // MARK: DOT

  @Test("a label of DOT can hold any name")
  func dot() {
    let picture = pair(named: #"a"b\c"#)
    #expect(lines(picture.dot()).contains(#"  n0 [label="a\"b\\c"];"#))
    #expect(lines(picture.dot()).contains("  n0 -> n1;"))
    // A quote with an accent on it is still a quote to Graphviz.
    #expect(lines(pair(named: "a\"\u{301}b").dot()).contains("  n0 [label=\"a\\\"\u{301}b\"];"))
  }

  @Test("imports that run later are dashed, those that never run are dotted")
  func dotStyles() {
    let text = SmallRepository.shop.picture.dot()
    #expect(text.contains(" [style=dotted, color=gray];"))
    let later = SmallRepository(["a.py": "def f():\n  import b\n", "b.py": ""]).picture
    #expect(lines(later.dot()).contains("  n0 -> n1 [style=dashed];"))
    #expect(lines(later.mermaid()).contains("  n0 -.-> n1"))
  }

  // MARK: Mermaid

  @Test("a label of Mermaid can hold any name")
  func mermaid() {
    #expect(
      pair(named: "a\"b").mermaid() == """
        flowchart LR
          n0["a#quot;b"]
          n1["zz"]
          n0 --> n1

        """)
    #expect(lines(pair(named: "a\"\u{301}b").mermaid())[1] == "  n0[\"a#quot;\u{301}b\"]")
    #expect(lines(pair(named: "a#quot;b").mermaid())[1] == "  n0[\"a#35;quot;b\"]")
    #expect(lines(pair(named: "a<i>b").mermaid())[1] == "  n0[\"a#lt;i#gt;b\"]")
    #expect(lines(pair(named: "a\nb").mermaid())[1] == "  n0[\"a b\"]")
  }

  // MARK: GraphML

  @Test("GraphML is XML whatever a name holds")
  func graphml() {
    let node = "    <node id=\"n0\"><data key=\"name\">"
    for (name, written) in [
      ("a&b<c>\"d", "a&amp;b&lt;c&gt;&quot;d"), ("a<\u{338}b", "a&lt;\u{338}b"),
      ("a\u{1}b", "a\u{FFFD}b"), ("a\u{FFFF}b", "a\u{FFFD}b"),
    ] {
      #expect(lines(pair(named: name).graphml()).contains("\(node)\(written)</data></node>"))
    }
    let edge =
      "    <edge source=\"n0\" target=\"n1\"><data key=\"type\">eager</data><data key=\"imports\">1</data></edge>"
    #expect(lines(pair(named: "a").graphml()).contains(edge))
  }

  @Test("a picture has one arrow between two nodes, of the type that runs first")
  func arrows() {
    let picture = SmallRepository(["a.py": "def f():\n  import b\nimport b\n", "b.py": ""]).picture
    #expect(
      String(decoding: picture.lines(), as: UTF8.self) == """
        {"from":"a","imports":2,"to":"b","type":"eager"}

        """)
  }
}
