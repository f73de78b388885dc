#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

// This file and those called `SystemCalls+…` are the only ones of this target with unsafe code. The system is spoken to in pointers: paths are bytes that need not be UTF-8, folders
// are lists in C structures, files are read into memory that was never zeroed, and threads take a pointer to what they are to do.
// Nothing that is unsafe leaves these files.

/// The calls that Pollard makes to the operating system, each with Swift values on the outside.
enum SystemCalls {
  /// The answer of a call, asked again for as long as only a signal came between.
  static func retrying<Answer: SignedInteger>(
    _ call: () -> Answer
  ) throws(SystemFailure) -> Answer {
    while true {
      let answer = call()
      if answer >= 0 { return answer }
      let number = errno
      if number != EINTR { throw SystemFailure(number: number) }
    }
  }

  static func reason(of number: Int32) -> String {
    guard let text = strerror(number) else { return "error \(number)" }
    return String(cString: text).lowercased()
  }

  // MARK: Paths

  /// Calls `body` with a C string of the bytes.
  static func withCString<Answer>(
    _ bytes: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Answer
  ) -> Answer {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      buffer[bytes.count] = 0
      // A buffer for at least one element has a base address.
      return body(UnsafePointer(buffer.baseAddress.unsafelyUnwrapped))
    }
  }

  /// Every system takes paths of this length in one call.
  private static let longestPath = 1000

  /// Opens a path below a folder; an empty path is the folder itself.
  ///
  /// A path that is too long for one call is opened piece by piece.
  static func open(
    _ path: [UInt8], below folder: Int32, as access: Access
  ) throws(SystemFailure) -> Descriptor {
    if path.isEmpty { return try open(at: folder, [UInt8(ascii: ".")], access.flags) }
    if path.count < longestPath { return try open(at: folder, path[...], access.flags) }
    return try openPiecewise(path, below: folder, access.flags)
  }

  private static func openPiecewise(
    _ path: [UInt8], below folder: Int32, _ flags: Int32
  ) throws(SystemFailure) -> Descriptor {
    var rest = path[...]
    var held: Descriptor? = nil
    var current = folder
    while rest.count >= longestPath,
      let slash = rest.prefix(longestPath).lastIndex(of: UInt8(ascii: "/"))
    {
      let next = try open(at: current, rest[..<slash], Access.passing.flags)
      current = next.number
      held = consume next
      rest = rest[(slash + 1)...]
    }
    let opened = try open(at: current, rest, flags)
    _ = consume held
    return opened
  }

  private static func open(
    at folder: Int32, _ path: ArraySlice<UInt8>, _ flags: Int32
  ) throws(SystemFailure) -> Descriptor {
    Descriptor(
      try retrying { withCString(path) { openat(folder, $0, flags | O_CLOEXEC) } })
  }

  /// Opens a path of the whole system.
  static func open(_ path: AbsolutePath, as access: Access) throws(SystemFailure) -> Descriptor {
    try open(at: AT_FDCWD, path.bytes[...], access.flags)
  }

  /// Creates a file that must not be there yet.
  static func create(_ path: AbsolutePath, mode: UInt32) throws(SystemFailure) -> Descriptor {
    Descriptor(
      try retrying {
        withCString(path.bytes[...]) {
          openat(AT_FDCWD, $0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        }
      })
  }

  static func rename(_ path: AbsolutePath, to other: AbsolutePath) throws(SystemFailure) {
    _ = try retrying {
      withCString(path.bytes[...]) { from in
        withCString(other.bytes[...]) { to in renameat(AT_FDCWD, from, AT_FDCWD, to) }
      }
    }
  }

  static func remove(_ path: AbsolutePath) throws(SystemFailure) {
    _ = try retrying { withCString(path.bytes[...]) { unlink($0) } }
  }

  static func close(_ descriptor: Int32) {
    // An interrupted close has closed all the same, and a second one could close what another thread has just opened.
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  static func currentFolder() throws(SystemFailure) -> [UInt8] {
    guard let text = getcwd(nil, 0) else { throw SystemFailure(number: errno) }
    defer { free(text) }
    return bytes(of: text)
  }

  /// The path with every symbolic link followed.
  static func realPath(of path: AbsolutePath) throws(SystemFailure) -> [UInt8] {
    guard let text = withCString(path.bytes[...], { realpath($0, nil) }) else {
      throw SystemFailure(number: errno)
    }
    defer { free(text) }
    return bytes(of: text)
  }

  private static let longestTarget = 4096

  /// What a symbolic link in a folder says.
  static func linkTarget(_ name: [UInt8], in folder: Int32) throws(SystemFailure)
    -> [UInt8]
  {
    var target: [UInt8] = []
    var failure: SystemFailure?
    target.append(addingCapacity: longestTarget) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        do throws(SystemFailure) {
          count = try retrying {
            buffer.withMemoryRebound(to: CChar.self) { room in
              withCString(name[...]) {
                readlinkat(folder, $0, room.baseAddress.unsafelyUnwrapped, longestTarget)
              }
            }
          }
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return target
  }

  private static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  // MARK: What a path is

  static func facts(of descriptor: borrowing Descriptor) throws(SystemFailure) -> FileFacts {
    let number = descriptor.number
    var facts = stat()
    _ = try retrying { fstat(number, &facts) }
    return FileFacts(facts)
  }

  static func facts(
    of name: [UInt8], in folder: Int32, following: Bool
  ) throws(SystemFailure) -> FileFacts {
    var facts = stat()
    _ = try retrying {
      withCString(name[...]) {
        fstatat(folder, $0, &facts, following ? 0 : AT_SYMLINK_NOFOLLOW)
      }
    }
    return FileFacts(facts)
  }

  static func facts(of path: AbsolutePath) throws(SystemFailure) -> FileFacts {
    var facts = stat()
    _ = try retrying { withCString(path.bytes[...]) { stat($0, &facts) } }
    return FileFacts(facts)
  }

  // MARK: Bytes

  /// Reads once, and adds what came to the buffer without zeroing the room for it first. 0 at the end of the file.
  static func read(
    _ descriptor: borrowing Descriptor, atMost count: Int, appendingTo buffer: inout [UInt8]
  ) throws(SystemFailure) -> Int {
    let number = descriptor.number
    var failure: SystemFailure?
    let before = buffer.count
    buffer.append(addingCapacity: count) { output in
      output.withUnsafeMutableBufferPointer { room, filled in
        do throws(SystemFailure) {
          filled = try retrying { readBytes(number, room.baseAddress, count) }
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return buffer.count - before
  }

  /// The bytes from an offset on: as many as there are of those that are asked for.
  static func read(
    _ descriptor: borrowing Descriptor, at offset: Int, atMost count: Int
  ) throws(SystemFailure) -> [UInt8] {
    let number = descriptor.number
    var failure: SystemFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      do throws(SystemFailure) {
        filled = try retrying { readBytesAt(number, room.baseAddress, count, off_t(offset)) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all of it, in as many calls as it takes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      done += try retrying {
        bytes.withUnsafeBytes {
          writeBytes(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
        }
      }
    }
  }

  #if canImport(Glibc)
    private static let readBytes = Glibc.read
    private static let readBytesAt = Glibc.pread
    private static let writeBytes = Glibc.write
    private static let makePipe = Glibc.pipe
  #elseif canImport(Musl)
    private static let readBytes = Musl.read
    private static let readBytesAt = Musl.pread
    private static let writeBytes = Musl.write
    private static let makePipe = Musl.pipe
  #else
    private static let readBytes = Darwin.read
    private static let readBytesAt = Darwin.pread
    private static let writeBytes = Darwin.write
    private static let makePipe = Darwin.pipe
  #endif

  /// Waits until the bytes are on the disk.
  static func synchronise(_ descriptor: borrowing Descriptor) throws(SystemFailure) {
    let number = descriptor.number
    _ = try retrying { fsync(number) }
  }

  static func setMode(_ mode: UInt32, of descriptor: borrowing Descriptor) throws(SystemFailure) {
    let number = descriptor.number
    _ = try retrying { fchmod(number, mode_t(mode)) }
  }

  // MARK: The process

  static var processID: Int32 { getpid() }

  static var onlineCores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Milliseconds of a clock that is never set.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  // MARK: Other programs

  /// The environment of this process without some variables and with others.
  private static func environment(
    without removed: [String], with added: [String]
  ) -> [UnsafeMutablePointer<CChar>?] {
    let gone = removed.map { Array($0.utf8) + [UInt8(ascii: "=")] }
    var kept: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let entry = next.pointee {
      let text = UnsafeRawBufferPointer(start: entry, count: strlen(entry))
      if !gone.contains(where: { text.starts(with: $0) }) { kept.append(strdup(entry)) }
      next += 1
    }
    return kept + added.map { strdup($0) } + [nil]
  }

  /// Runs a program that is looked for on the path, feeds it the input and gathers what it says, until its end or the deadline.
  static func run(_ program: ProgramCall) throws(SystemFailure) -> ProgramOutcome {
    var pipes: [(reading: Int32, writing: Int32)] = []
    defer {
      for pipe in pipes { for end in [pipe.reading, pipe.writing] where end >= 0 { close(end) } }
    }
    for _ in 0..<3 { pipes.append(try pipe()) }
    let process = try start(
      program, input: pipes[0].reading, output: pipes[1].writing, errors: pipes[2].writing)
    // Only the child may hold these, or the ends of its streams would never be seen.
    close(pipes[0].reading)
    close(pipes[1].writing)
    close(pipes[2].writing)
    pipes[0].reading = -1
    pipes[1].writing = -1
    pipes[2].writing = -1
    var streams = ProgramStreams(
      input: pipes[0].writing, output: pipes[1].reading, errors: pipes[2].reading)
    // From here on the conversation closes what it is done with.
    pipes = []
    var outcome = ProgramOutcome()
    holdingBackPipeSignals {
      converse(with: process, program, &streams, &outcome)
    }
    for end in [streams.input, streams.output, streams.errors] where end >= 0 { close(end) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    outcome.code = status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 256 + Int(status & 0x7F)
    return outcome
  }

  private static func start(
    _ program: ProgramCall, input: Int32, output: Int32, errors: Int32
  ) throws(SystemFailure) -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] = program.words.map { word in
      withCString(word[...]) { strdup($0) }
    }
    words.append(nil)
    let environment = environment(
      without: program.withoutVariables, with: program.addedVariables)
    defer { for pointer in words + environment { free(pointer) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let group = program.isGroup ? Int16(POSIX_SPAWN_SETPGROUP) : 0
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | group)
    guard let name = words[0] else { throw SystemFailure(number: ENOENT) }
    var process: pid_t = 0
    let answer = posix_spawnp(&process, name, &actions, &attributes, words, environment)
    guard answer == 0 else { throw SystemFailure(number: answer) }
    return process
  }

  /// A reader that goes away early must be an error of the write, not the end of this process.
  private static func holdingBackPipeSignals<Answer>(_ body: () -> Answer) -> Answer {
    var pipeSignal = sigset_t()
    var before = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    let result = body()
    var pending = sigset_t()
    sigpending(&pending)
    if sigismember(&pending, SIGPIPE) == 1, sigismember(&before, SIGPIPE) == 0 {
      var received: Int32 = 0
      sigwait(&pipeSignal, &received)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    return result
  }

  /// Our ends of a program's streams; -1 for one that is closed.
  private struct ProgramStreams {
    var input: Int32
    var output: Int32
    var errors: Int32
  }

  private static func converse(
    with process: pid_t, _ program: ProgramCall, _ streams: inout ProgramStreams,
    _ outcome: inout ProgramOutcome
  ) {
    let deadline = milliseconds + program.timeout
    var written = 0
    _ = fcntl(streams.input, F_SETFL, O_NONBLOCK)
    while streams.output >= 0 || streams.errors >= 0 {
      if written >= program.input.count { closeEnd(&streams.input) }
      // A negative number is passed over.
      var waits = [
        pollfd(fd: streams.output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: streams.errors, events: Int16(POLLIN), revents: 0),
        pollfd(fd: streams.input, events: Int16(POLLOUT), revents: 0),
      ]
      let left = deadline - milliseconds
      guard left > 0 else {
        outcome.isTimedOut = true
        kill(program.isGroup ? -process : process, SIGKILL)
        return
      }
      guard poll(&waits, nfds_t(waits.count), Int32(min(left, 60_000))) > 0 else { continue }
      if waits[0].revents != 0 { gather(&streams.output, 1 << 18, into: &outcome.output) }
      if waits[1].revents != 0 { gather(&streams.errors, 1 << 12, into: &outcome.errors) }
      if waits[2].revents != 0 {
        let count = program.input.withUnsafeBytes { bytes in
          writeBytes(
            streams.input, bytes.baseAddress.map { $0 + written },
            min(1 << 16, bytes.count - written))
        }
        if count >= 0 {
          written += count
        } else if errno != EAGAIN, errno != EINTR {
          closeEnd(&streams.input)
          written = program.input.count
        }
      }
    }
    closeEnd(&streams.input)
  }

  private static func gather(_ stream: inout Int32, _ most: Int, into bytes: inout [UInt8]) {
    let number = stream
    var count = 0
    bytes.append(addingCapacity: most) { output in
      output.withUnsafeMutableBufferPointer { room, filled in
        filled = max(0, readBytes(number, room.baseAddress, most))
        count = filled
      }
    }
    if count == 0 { closeEnd(&stream) }
  }

  private static func closeEnd(_ stream: inout Int32) {
    guard stream >= 0 else { return }
    close(stream)
    stream = -1
  }

  // MARK: Threads

  private final class Task: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs the body on `count` threads at once, and comes back when all are done.
  ///
  /// Without a stack size the calling thread is one of them; one that asks for room gets it on every thread. Where the
  /// system grants fewer threads there are fewer, so the body must not rely on their number.
  static func onThreads(_ count: Int, stackSize: Int?, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      var threads: [pthread_t] = []
      for _ in (stackSize == nil ? 1 : 0)..<max(1, count) {
        guard let thread = start(Task(body), stackSize: stackSize ?? standardStack) else { break }
        threads.append(thread)
      }
      if stackSize == nil || threads.isEmpty { body() }
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  private static let standardStack = 8 << 20

  private static func start(_ task: Task, stackSize: Int) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let handle = Unmanaged.passRetained(task)
    #if canImport(Darwin)
      var thread: pthread_t?
      let answer = pthread_create(
        &thread, &attributes,
        { pointer in
          Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().body()
          return nil
        }, handle.toOpaque())
    #else
      var thread = pthread_t()
      let answer = pthread_create(
        &thread, &attributes,
        { pointer in
          if let pointer { Unmanaged<Task>.fromOpaque(pointer).takeRetainedValue().body() }
          return nil
        }, handle.toOpaque())
    #endif
    guard answer == 0 else {
      handle.release()
      return nil
    }
    return thread
  }
}

extension FileType {
  init(_ facts: stat) {
    self =
      switch facts.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      case S_IFCHR, S_IFBLK: .device
      default: .unknown
      }
  }
}

extension FileFacts {
  fileprivate init(_ facts: stat) {
    self.init(
      type: FileType(facts), size: Int(facts.st_size), mode: UInt32(facts.st_mode & 0o7777))
  }
}

extension Access {
  fileprivate var flags: Int32 {
    switch self {
    // A pipe that has no writer would hold up the opening for ever.
    case .reading: O_RDONLY | O_NONBLOCK | O_NOCTTY
    case .readingUnlinked: O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW
    case .listing: O_RDONLY | O_DIRECTORY
    case .listingUnlinked: O_RDONLY | O_DIRECTORY | O_NOFOLLOW
    case .passing: O_RDONLY | O_DIRECTORY
    }
  }
}
