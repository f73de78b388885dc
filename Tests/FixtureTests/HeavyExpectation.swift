import Analyses
import Manifests

/// What a fixture says of importing one module: what each statement would save, and the smallest sets that part it from others.
struct HeavyExpectation: Sendable {
  let entry: String
  /// All statements that are reached, by place, as `at: what is unloaded (what keeps it there)`.
  let imports: [String]
  /// By target.
  let cuts: [(target: String, places: [String])]

  init(entry: String, _ value: JSONValue) {
    self.entry = entry
    imports = (value["imports"]?.array ?? []).map { row in
      Self.row(
        row["at"]?.string ?? "?", row["unloads"]?.array?.compactMap(\.string) ?? [],
        row["blocker"]?.string)
    }
    cuts = (value["cuts"]?.members ?? []).map {
      ($0.key, $0.value.array?.compactMap(\.string) ?? [])
    }
  }

  static func row(_ place: String, _ unloaded: [String], _ blocker: String?) -> String {
    "\(place): \(unloaded.joined(separator: " "))\(blocker.map { " (\($0))" } ?? "")"
  }
}
