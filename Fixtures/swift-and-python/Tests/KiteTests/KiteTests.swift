import Testing
import Wind

@testable import Kite

@Test func flies() {
  #expect(Kite().reel.length == 80)
}
