package import Graph
package import Scanning

/// What modules do while they are imported besides defining things: files, sockets, databases, processes, clients and the like, each with
/// its line.
package struct ImportTimeWork: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case files, network, database, processes, threads, environment, clients, models, logging,
      waiting
  }

  package struct Item: Sendable {
    package let unit: UnitID
    package let line: Int
    package let kind: Kind
    /// The full name of what is called.
    package let name: String
    /// How many modules of the repository run it when they are imported.
    package let delays: Int
  }

  /// What delays most modules first, then by path and line.
  package let items: [Item]

  /// `calls` are those of some units; modules that nobody imports are left out.
  package init(_ calls: [(unit: UnitID, calls: ImportTimeCalls)], in graph: ImportGraph) {
    let adjacency = Adjacency(graph, following: .importTime)
    let back = ClosureSizes(adjacency.reversed(), weights: graph.units.map { _ in 1 })
    var items: [Item] = []
    for (unit, found) in calls {
      let delays = back.nodes[Int(unit.index)] - 1
      guard delays > 0, let facts = graph.pythonFacts(of: unit) else { continue }
      let names = Self.meanings(in: facts)
      for call in found.calls {
        let full = Self.full(call.name, names)
        guard let kind = Self.kind(of: full, isSubscript: call.isSubscript) else { continue }
        items.append(Item(unit: unit, line: call.line, kind: kind, name: full, delays: delays))
      }
    }
    self.items = items.sorted {
      ($1.delays, $0.unit, $0.line) < ($0.delays, $1.unit, $1.line)
    }
  }

  /// What the names that imports bind stand for.
  private static func meanings(in facts: PythonFacts) -> [String: String] {
    var names: [String: String] = [:]
    for entry in facts.imports where entry.level == 0 && entry.context == .eager {
      let module = facts.text.string(entry.module)
      switch entry.form {
      case .from:
        names[facts.text.string(entry.boundName)] = "\(module).\(facts.text.string(entry.name))"
      case .import where !entry.alias.isEmpty: names[facts.text.string(entry.alias)] = module
      default:
        let top = String(module.prefix { $0 != "." })
        names[top] = top
      }
    }
    // What the file defines itself hides the builtins.
    for binding in facts.bindings where names[facts.text.string(binding.name)] == nil {
      names[facts.text.string(binding.name)] = ""
    }
    return names
  }

  private static func full(_ written: String, _ names: [String: String]) -> String {
    let first = String(written.prefix { $0 != "." })
    guard let meaning = names[first] else { return first == written ? written : "" }
    return meaning.isEmpty ? "" : meaning + written.dropFirst(first.count)
  }

  private static func kind(of name: String, isSubscript: Bool) -> Kind? {
    if name.isEmpty { return nil }
    if isSubscript { return name == "os.environ" ? .environment : nil }
    if let exact = exact[name] { return exact }
    if name.hasSuffix(".from_pretrained") { return .models }
    return prefixes.first { name.hasPrefix($0.0) }?.1
  }

  private static let exact: [String: Kind] = [
    "open": .files, "io.open": .files, "os.listdir": .files, "os.scandir": .files,
    "os.walk": .files, "os.makedirs": .files, "os.mkdir": .files, "glob.glob": .files,
    "tempfile.mkdtemp": .files, "tempfile.mkstemp": .files, "tempfile.NamedTemporaryFile": .files,
    "tempfile.TemporaryDirectory": .files, "pickle.load": .files, "json.load": .files,
    "yaml.safe_load": .files, "yaml.load": .files, "tomllib.load": .files,
    "pandas.read_csv": .files, "pandas.read_parquet": .files, "numpy.load": .files,
    "os.environ.get": .environment, "os.getenv": .environment,
    "os.environ.setdefault": .environment,
    "dotenv.load_dotenv": .environment, "decouple.config": .environment,
    "socket.socket": .network, "socket.create_connection": .network,
    "socket.gethostbyname": .network,
    "socket.getfqdn": .network, "urllib.request.urlopen": .network,
    "sqlite3.connect": .database, "psycopg2.connect": .database, "psycopg.connect": .database,
    "pymysql.connect": .database, "MySQLdb.connect": .database, "oracledb.connect": .database,
    "duckdb.connect": .database, "sqlalchemy.create_engine": .database,
    "sqlalchemy.ext.asyncio.create_async_engine": .database, "mongoengine.connect": .database,
    "pymongo.MongoClient": .clients, "redis.Redis": .clients, "redis.StrictRedis": .clients,
    "redis.from_url": .clients, "boto3.client": .clients, "boto3.resource": .clients,
    "boto3.Session": .clients, "httpx.Client": .clients, "httpx.AsyncClient": .clients,
    "requests.Session": .clients, "requests.session": .clients, "aiohttp.ClientSession": .clients,
    "openai.OpenAI": .clients, "anthropic.Anthropic": .clients, "docker.from_env": .clients,
    "kafka.KafkaProducer": .clients, "kafka.KafkaConsumer": .clients,
    "elasticsearch.Elasticsearch": .clients, "paramiko.SSHClient": .clients,
    "grpc.insecure_channel": .clients, "grpc.secure_channel": .clients,
    "sentry_sdk.init": .clients, "firebase_admin.initialize_app": .clients,
    "os.system": .processes, "os.popen": .processes, "os.fork": .processes,
    "multiprocessing.Pool": .processes, "multiprocessing.Process": .processes,
    "multiprocessing.Manager": .processes, "multiprocessing.get_context": .processes,
    "concurrent.futures.ProcessPoolExecutor": .processes,
    "concurrent.futures.ThreadPoolExecutor": .threads, "threading.Thread": .threads,
    "threading.Timer": .threads, "asyncio.run": .threads, "asyncio.get_event_loop": .threads,
    "asyncio.new_event_loop": .threads, "time.sleep": .waiting, "input": .waiting,
    "getpass.getpass": .waiting,
    "joblib.load": .models, "torch.load": .models, "spacy.load": .models, "nltk.download": .models,
    "transformers.pipeline": .models, "tiktoken.get_encoding": .models,
    "logging.basicConfig": .logging, "logging.config.dictConfig": .logging,
    "logging.config.fileConfig": .logging, "logging.FileHandler": .logging,
    "logging.handlers.RotatingFileHandler": .logging,
    "logging.handlers.TimedRotatingFileHandler": .logging, "structlog.configure": .logging,
  ]

  private static let prefixes: [(String, Kind)] = [
    ("requests.get", .network), ("requests.post", .network), ("requests.request", .network),
    ("httpx.get", .network), ("httpx.post", .network), ("subprocess.", .processes),
    ("google.cloud.", .clients), ("azure.", .clients), ("tensorflow.keras.models.load", .models),
  ]
}
