public import Reel

public struct Kite {
  public let reel = Reel(length: 80)
  public init() {}
}
