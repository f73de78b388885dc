package import Manifests

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What time it is.
package enum Clock {
  package static var today: CalendarDay { CalendarDay(secondsSince1970: time(nil)) }
}
