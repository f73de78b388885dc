import XCTest

struct Storm {
  let wind: Wind
}
