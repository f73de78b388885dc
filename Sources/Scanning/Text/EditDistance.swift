/// How many typing mistakes (a byte too many, too few, wrong, or two neighbours swapped) lie between two words.
package enum EditDistance {
  /// The distance, or nil when it is greater than `limit`.
  package static func between(
    _ left: some Collection<UInt8>, and right: some Collection<UInt8>, upTo limit: Int
  ) -> Int? {
    let left = Array(left)
    let right = Array(right)
    guard abs(left.count - right.count) <= limit else { return nil }
    // Rows of the usual table: the one being filled and the two above it.
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let isSame = left[row] == right[column]
        var best = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      // A swap reaches two rows up, so only two rows beyond the limit end the search.
      if let least = current.min(), let above = last.min(), least > limit, above > limit {
        return nil
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }

  /// The candidate someone who typed `word` most likely meant, or nil when none is near; of equally near ones the first.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(1, min(3, word.utf8.count / 3))
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let bound = best.map { $0.distance - 1 } ?? limit
      guard bound >= 0,
        let distance = between(word.utf8, and: candidate.utf8, upTo: bound),
        // Words with nothing in common are no slips of each other.
        distance < max(word.utf8.count, candidate.utf8.count)
      else { continue }
      best = (candidate, distance)
    }
    return best?.word
  }
}
