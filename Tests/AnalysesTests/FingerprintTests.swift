import Analyses
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  @Test("are sixteen digits, the same on every machine, and tell lists of words apart")
  func shape() {
    #expect(Fingerprint(of: []).text == "cbf29ce484222325")
    let lists = [["a", "b"], ["ab"], ["a", "b", ""], ["b", "a"], ["", "ab"], [""], []]
    let texts = lists.map { Fingerprint(of: $0).text }
    #expect(Set(texts).count == lists.count)
    #expect(texts.allSatisfy { $0.count == 16 })
  }
}
