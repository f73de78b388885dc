#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the operating system answered when it refused a call.
package struct SystemFailure: Error, Hashable, Sendable {
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }

  /// Not the system's word but ours: what was opened as a file is something else.
  static let notRegular = SystemFailure(number: -1)

  /// There is something of that name already.
  static let exists = SystemFailure(number: EEXIST)

  static let brokenPipe = SystemFailure(number: EPIPE)

  /// The system's own words for it, such as "permission denied".
  package var reason: String { SystemCalls.reason(of: number) }
}
