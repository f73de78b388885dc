/// Modules of the standard library that are imported when a name of another is asked for, or when a function is called.
enum StandardLateImports {
  /// What a package's own `__getattr__` imports for a name.
  static func module(behind path: String) -> String? {
    switch path {
    case "concurrent.futures.ThreadPoolExecutor": "concurrent.futures.thread"
    case "concurrent.futures.ProcessPoolExecutor": "concurrent.futures.process"
    default: nil
    }
  }

  /// What a call imports, whatever it is given.
  static func modules(calledBy path: String) -> [String] {
    switch path {
    case "datetime.datetime.strptime", "time.strptime": ["_strptime"]
    case "xml.dom.minidom.parse", "xml.dom.minidom.parseString": ["xml.dom.expatbuilder"]
    case "xml.sax.parse", "xml.sax.parseString", "xml.sax.make_parser": ["xml.sax.expatreader"]
    case "multiprocessing.Pool": ["multiprocessing.pool"]
    case "multiprocessing.Queue", "multiprocessing.SimpleQueue", "multiprocessing.JoinableQueue":
      ["multiprocessing.queues"]
    case "multiprocessing.Lock", "multiprocessing.RLock", "multiprocessing.Event",
      "multiprocessing.Condition", "multiprocessing.Semaphore",
      "multiprocessing.BoundedSemaphore", "multiprocessing.Barrier":
      ["multiprocessing.synchronize"]
    case "multiprocessing.Value", "multiprocessing.Array", "multiprocessing.RawValue",
      "multiprocessing.RawArray":
      ["multiprocessing.sharedctypes"]
    case "multiprocessing.Manager": ["multiprocessing.managers"]
    case "multiprocessing.Pipe", "multiprocessing.allow_connection_pickling":
      ["multiprocessing.connection"]
    default: []
    }
  }
}
