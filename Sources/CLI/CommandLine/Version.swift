/// The version of Pollard, in the one place that knows it.
package enum Version {
  package static let current = "0.1.0"
}
