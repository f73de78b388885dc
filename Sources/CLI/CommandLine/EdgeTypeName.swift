/// The word by which the command line names a type of edge.
package enum EdgeTypeName: String, CaseIterable, Sendable {
  case eager, parent, star, call, deferred, typing, dynamic, string, reference
}
