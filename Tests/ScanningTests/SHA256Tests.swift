import Scanning
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "the known answers",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func vectors(text: String, hash: String) {
    #expect(SHA256(of: text.utf8).hexadecimal == hash)
    #expect(SHA256(hexadecimal: hash) == SHA256(of: text.utf8))
  }

  @Test("a hash is read from 64 hexadecimal digits and from nothing else")
  func reading() {
    #expect(SHA256(hexadecimal: String(repeating: "0", count: 63)) == nil)
    #expect(SHA256(hexadecimal: String(repeating: "g", count: 64)) == nil)
    #expect(SHA256(hexadecimal: String(repeating: "A", count: 64)) != nil)
  }

  #if os(Linux)
    @Test("every length around the edges of a block hashes as sha256sum says")
    func comparedWithSystem() throws {
      var random = SystemRandomNumberGenerator()
      for count in Array(0...130) + [1 << 16, (1 << 20) + 7] {
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        let name = "/tmp/pollard-sha-\(getpid())"
        let file = try #require(fopen(name, "w"))
        fwrite(bytes, 1, count, file)
        fclose(file)
        let stream = try #require(popen("sha256sum \(name)", "r"))
        var line = [CChar](repeating: 0, count: 65)
        fgets(&line, 65, stream)
        pclose(stream)
        unlink(name)
        let expected = String(decoding: line.prefix(64).map(UInt8.init(bitPattern:)), as: UTF8.self)
        #expect(SHA256(of: bytes).hexadecimal == expected, "\(count) bytes")
      }
    }
  #endif
}
