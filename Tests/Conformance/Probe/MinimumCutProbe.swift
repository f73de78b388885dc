import Graph

/// The probe that cuts networks, for `minimum_cuts.py` to compare with networkx.
///
/// Each line of standard input is `NODES SOURCE SINK FROM-TO-COST…`; each line of output `COST INDEX…`, or `none`.
enum MinimumCutProbe {
  static func run() {
    while let line = readLine() {
      let words = line.split(separator: " ")
      let arcs = words.dropFirst(3).map { word in
        let parts = word.split(separator: "-").map { Int($0) ?? 0 }
        return MinimumCut.Arc(from: parts[0], to: parts[1], cost: parts[2])
      }
      let numbers = words.prefix(3).map { Int($0) ?? 0 }
      let cut = MinimumCut(nodes: numbers[0], arcs: arcs, from: numbers[1], to: numbers[2])
      let shown = cut.arcs.map { " \($0)" }.joined()
      print(cut.cost.map { "\($0)\(shown)" } ?? "none")
    }
  }
}
