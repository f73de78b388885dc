/// The Python that is run to measure one import, and what it says.
///
/// It speaks on the standard output it was given; what the module prints goes to standard error, so that the two never mix.
enum ImportProbe {
  enum Mode: String {
    case time, memory
  }

  /// Arguments: mode, module, folder, then the folders that modules are found in.
  static let source = """
    import sys, os, time
    mode, name, folder = sys.argv[1:4]
    os.chdir(folder)
    sys.path[:0] = sys.argv[4:]
    sys.argv = [name]
    said = os.dup(1)
    os.dup2(2, 1)
    process = os.getpid()
    flags = []
    def say(*words):
        if os.getpid() == process:
            os.write(said, ("\\t".join(str(word) for word in words) + "\\n").encode("utf-8", "replace"))
    def flag(what):
        if what not in flags:
            flags.append(what)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=lambda: flag("forks"))
    class Input:
        def __init__(self, real):
            self.real = real
        def __getattr__(self, attribute):
            if attribute.startswith("read") or attribute == "buffer":
                flag("reads standard input")
            return getattr(self.real, attribute)
        def __iter__(self):
            flag("reads standard input")
            return iter(self.real)
    sys.stdin = Input(sys.stdin)
    try:
        page = os.sysconf("SC_PAGE_SIZE")
        with open("/proc/self/statm") as file:
            file.read()
        def resident():
            with open("/proc/self/statm") as file:
                return int(file.read().split()[1]) * page
    except OSError:
        def resident():
            return 0
    def peak():
        try:
            with open("/proc/self/status") as file:
                for line in file:
                    if line.startswith("VmHWM"):
                        return int(line.split()[1]) * 1024
        except OSError:
            pass
        return 0
    if mode == "memory":
        if hasattr(sys, "addaudithook"):
            starts = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec")
            sys.addaudithook(lambda event, words: event in starts and flag("starts processes"))
        try:
            from importlib import _bootstrap
            load = _bootstrap._load_unlocked
            below = [0]
            def measured(spec):
                start = resident()
                below.append(0)
                try:
                    return load(spec)
                finally:
                    whole = resident() - start
                    say("M", spec.name, whole - below.pop())
                    below[-1] += whole
            _bootstrap._load_unlocked = measured
        except (ImportError, AttributeError):
            pass
    modules = set(sys.modules)
    memory = resident()
    if "importtime" in sys._xoptions:
        os.write(2, b"import time: begin\\n")
    start = time.perf_counter()
    try:
        __import__(name)
    except SystemExit as error:
        say("X", "exits with %r" % (error.code,))
    except KeyboardInterrupt:
        say("X", "is interrupted")
    except BaseException as error:
        text = str(error).replace("\\n", " ").replace("\\t", " ")
        say("X", "fails: %s%s" % (type(error).__name__, text and ": " + text[:200]))
    else:
        spent = time.perf_counter() - start
        say("R", int(spent * 1e6), resident() - memory, peak(), len(set(sys.modules) - modules))
    if os.getpid() != process:
        os._exit(0)
    if "importtime" in sys._xoptions:
        os.write(2, b"import time: end\\n")
    for what in flags:
        say("N", what)
    if len(sys._current_frames()) > 1:
        say("N", "starts threads")
    say("E")
    try:
        sys.stdout.flush()
    except Exception:
        pass
    if "forks" in flags:
        os.killpg(os.getpgrp(), 9)
    os._exit(0)
    """

  /// What one run of it said.
  struct Report {
    var run: (microseconds: Int, rssBytes: Int, peakBytes: Int, modules: Int)?
    var failure: String?
    var remarks: [String] = []
    /// By module.
    var memory: [String: Int] = [:]
    /// As `-X importtime` tells it, in the order in which modules finish.
    var times: [(name: String, depth: Int, own: Int, cumulative: Int)] = []
    var printed = 0
    private var isAsked = false
    /// It came to its end.
    var isWhole = false

    init(output: [UInt8], errors: [UInt8]) {
      for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        switch (words[0], words.count) {
        case ("R", 5):
          let numbers = words.dropFirst().compactMap { Int($0) }
          if numbers.count == 4 { run = (numbers[0], numbers[1], numbers[2], numbers[3]) }
        case ("M", 3): memory[words[1], default: 0] += Int(words[2]) ?? 0
        case ("X", 2): failure = words[1]
        case ("N", 2): remarks.append(words[1])
        case ("E", _): isWhole = true
        default: break
        }
      }
      for line in String(decoding: errors, as: UTF8.self).split(separator: "\n") {
        if line.hasPrefix("import time:") { read(line) } else { printed += line.utf8.count + 1 }
      }
    }

    /// `import time:      123 |        456 |   name`; the head of the table has words in place of numbers.
    private mutating func read(_ line: Substring) {
      switch line {
      case "import time: begin": isAsked = true
      case "import time: end": isAsked = false
      default: break
      }
      guard isAsked else { return }
      let parts = line.dropFirst(12).split(separator: "|", maxSplits: 2)
      guard parts.count == 3, let own = Int(parts[0].filter { $0 != " " }),
        let cumulative = Int(parts[1].filter { $0 != " " })
      else { return }
      let blanks = parts[2].prefix { $0 == " " }.count
      times.append(
        (String(parts[2].dropFirst(blanks)), max(0, (blanks - 1) / 2), own, cumulative))
    }
  }
}
