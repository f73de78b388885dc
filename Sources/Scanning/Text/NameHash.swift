/// A number that two names rarely share.
package enum NameHash {
  /// FNV-1a, mixed once more for the low bits.
  @inlinable
  package static func of(_ name: Span<UInt8>, begunWith seed: UInt64 = 0) -> UInt64 {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed &* 0x9e37_79b9
    for index in name.indices {
      value ^= UInt64(name[index])
      value = value &* 0x100_0000_01b3
    }
    return value ^ (value >> 29)
  }
}
