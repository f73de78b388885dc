/// A value of Python's `sys.platform` that code under analysis is meant to run on.
package enum Platform: String, CaseIterable, Sendable {
  case linux, darwin, win32
}
