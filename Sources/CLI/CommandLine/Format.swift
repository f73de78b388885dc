/// The form a result is written in.
package enum Format: String, CaseIterable, Sendable {
  case text, json, jsonl, sarif, junit, github, gitlab, markdown, html, dot, mermaid, graphml, csv,
    speedscope, collapsed
}
