/// Which modules a distribution brings, where its name does not say so.
enum DistributionModules {
  /// The module's name is the distribution's in most cases; the well-known exceptions are listed.
  static func names(of distribution: String) -> [String] {
    if let known = exceptions[distribution] { return known }
    return [distribution.map { $0 == "-" || $0 == "." ? "_" : String($0) }.joined()]
  }

  private static let exceptions: [String: [String]] = [
    "attrs": ["attr", "attrs"], "beautifulsoup4": ["bs4"], "django-environ": ["environ"],
    "djangorestframework": ["rest_framework"], "grpcio": ["grpc"], "msgpack-python": ["msgpack"],
    "mysqlclient": ["MySQLdb"], "opencv-python": ["cv2"], "pillow": ["PIL"],
    "protobuf": ["google"], "psycopg2-binary": ["psycopg2"], "pycryptodome": ["Crypto"],
    "pyjwt": ["jwt"], "pyopenssl": ["OpenSSL"], "pyserial": ["serial"],
    "python-dateutil": ["dateutil"], "python-dotenv": ["dotenv"], "pyyaml": ["yaml"],
    "pyzmq": ["zmq"], "scikit-image": ["skimage"], "scikit-learn": ["sklearn"],
    "setuptools": ["setuptools", "pkg_resources"], "ta-lib": ["talib"],
    "websocket-client": ["websocket"],
  ]
}
