/// What `--color` asks for.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}
