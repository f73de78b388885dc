package import Graph

/// What an orphan is worth, and what that suggests.
package struct OrphanValue: Sendable {
  /// One reason for the score.
  package struct Term: Hashable, Sendable {
    /// A word or two: `tests`, `placeholders`.
    package let name: String
    /// What was found, for people: `2 test modules import it`.
    package let value: String
    /// Negative where it speaks for archiving.
    package let points: Int

    package init(_ name: String, _ value: String, _ points: Int) {
      self.name = name
      self.value = value
      self.points = points
    }
  }

  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Worth wiring in.
    case integrate
    /// Neither clearly worth keeping nor clearly not: a person has to look.
    case review
    case archive
    /// It hands on the names of other modules, under which others may know them.
    case shim
  }

  package let unit: UnitID
  /// 0 to 100; the more, the more is lost with it.
  package let score: Int
  /// What the score is made of, in a fixed order.
  package let terms: [Term]
  package let verdict: Verdict
  /// Why the verdict is what it is: lower case, without a full stop.
  package let why: String
  /// The live module that it is a diverged copy of.
  package let twin: UnitID?
  /// The live module or package it would belong with.
  package let home: UnitID?

  package init(
    unit: UnitID, score: Int, terms: [Term], verdict: Verdict, why: String, twin: UnitID?,
    home: UnitID?
  ) {
    self.unit = unit
    self.score = score
    self.terms = terms
    self.verdict = verdict
    self.why = why
    self.twin = twin
    self.home = home
  }
}
