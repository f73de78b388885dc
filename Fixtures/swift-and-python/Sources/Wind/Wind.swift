public struct Wind {
  public let knots: Int
}
