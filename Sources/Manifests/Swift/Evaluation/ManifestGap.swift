import Scanning

/// Something in a manifest that could not be followed.
struct ManifestGap: Hashable, Sendable {
  /// In lower case and without a full stop.
  let why: String
  let place: ByteRange
}
