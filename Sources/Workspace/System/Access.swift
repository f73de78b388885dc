/// What a path is opened for.
enum Access: Sendable {
  case reading
  /// As `reading`, refused where the path itself is a symbolic link.
  case readingUnlinked
  case listing
  /// As `listing`, refused where the path itself is a symbolic link.
  case listingUnlinked
  /// Only as a step to what lies below.
  case passing
}
