#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a program that was started has ended.
enum ProcessEnd: Hashable, Sendable {
  case exited(Int32)
  case signalled(Int32)
}

// Calls that start other programs and look after them.
extension SystemCalls {
  #if canImport(Darwin)
    private typealias SpawnActions = posix_spawn_file_actions_t?
    private typealias SpawnAttributes = posix_spawnattr_t?
  #else
    private typealias SpawnActions = posix_spawn_file_actions_t
    private typealias SpawnAttributes = posix_spawnattr_t
  #endif

  /// Starts a program, which is looked for as a shell would, in a process group of its own and with the environment of this one.
  ///
  /// The three descriptors become its standard streams.
  static func spawn(
    _ words: [[UInt8]], in folder: AbsolutePath?, input: Int32, output: Int32, errors: Int32
  ) throws(SystemFailure) -> Int32 {
    var words = words
    // There is no portable way to have the child start in another folder, but a shell can go there first.
    if let folder {
      let script = Array("cd \"$1\" && shift && exec \"$@\"".utf8)
      words =
        [Array("/bin/sh".utf8), Array("-c".utf8), script, Array("sh".utf8), folder.bytes] + words
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t? = nil
      var attributes: posix_spawnattr_t? = nil
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, descriptor) in [input, output, errors].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK))
    posix_spawnattr_setpgroup(&attributes, 0)
    var arguments = words.map { strdup(($0 + [0]).map(CChar.init(bitPattern:))) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    guard let program = arguments[0] else { throw SystemFailure(number: ENOMEM) }
    let failure = posix_spawnp(&process, program, &actions, &attributes, &arguments, environ)
    guard failure == 0 else { throw SystemFailure(number: failure) }
    return process
  }

  /// Nil while it runs.
  static func end(of process: Int32, waiting: Bool) throws(SystemFailure) -> ProcessEnd? {
    var status: Int32 = 0
    let answer = try retrying { waitpid(process, &status, waiting ? 0 : WNOHANG) }
    if answer == 0 { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
  }

  /// Ends a process that this one started, with all that it started itself.
  static func killGroup(of process: Int32) {
    kill(-process, SIGKILL)
  }

  static func isRunning(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno == EPERM
  }

  static func pause(milliseconds: Int) {
    usleep(UInt32(milliseconds) * 1000)
  }

  static func pipe() throws(SystemFailure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    #if canImport(Darwin)
      _ = try retrying { Darwin.pipe(&ends) }
    #elseif canImport(Musl)
      _ = try retrying { Musl.pipe(&ends) }
    #else
      _ = try retrying { Glibc.pipe(&ends) }
    #endif
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  // MARK: Signals

  /// The requests to end that a person or a system makes.
  private static var requestsToEnd: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    return set
  }

  /// Runs the body with requests to end held back until it is over.
  static func holdingBackRequestsToEnd<Answer, Failure: Error>(
    _ body: () throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    var set = requestsToEnd
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &set, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }

  /// Whether somebody has asked this process to end while requests were held back.
  static var isAskedToEnd: Bool {
    var pending = sigset_t()
    sigemptyset(&pending)
    sigpending(&pending)
    return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&pending, $0) == 1 }
  }
}
