package import Manifests

/// What time it is.
package enum Clock {
  package static var today: CalendarDay {
    CalendarDay(secondsSince1970: SystemCalls.secondsSince1970)
  }
}
