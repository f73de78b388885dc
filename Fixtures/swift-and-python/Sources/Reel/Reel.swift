@_exported import Wind

public struct Reel {
  public let length: Int
  public init(length: Int) { self.length = length }
}
