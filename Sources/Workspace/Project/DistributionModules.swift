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

  /// Modules that many programs import and that are installed from the index.
  static let wellKnown: Set<String> = [
    "Crypto", "IPython", "MySQLdb", "OpenSSL", "PIL", "PyPDF2", "PyQt5", "PyQt6", "PySide2",
    "PySide6", "_pytest", "aiohttp", "airflow", "alembic", "alpaca", "altair", "ansible",
    "anthropic", "anyio", "apscheduler", "arrow", "asyncpg", "attr", "attrdict", "attrs",
    "authlib", "azure", "babel", "backtrader", "bcrypt", "black", "bluetooth", "bokeh", "boto3",
    "botocore", "bottle", "bs4", "build", "cachetools", "catboost", "cattrs", "ccxt", "celery",
    "certifi", "chardet", "charset_normalizer", "click", "cloudpickle", "colorama",
    "confluent_kafka", "coverage", "cryptography", "curio", "cv2", "cx_Oracle", "cython",
    "cytoolz", "dagster", "daphne", "dash", "dask", "datasets", "dateutil", "dill", "discord",
    "distlib", "django", "docker", "docutils", "docx", "dotenv", "dramatiq", "elasticsearch",
    "environ", "eventlet", "fabric", "factory", "faker", "falcon", "fastapi", "feedparser",
    "filelock", "flake8", "flask", "flax", "folium", "freezegun", "gensim", "geopandas", "gevent",
    "gi", "google", "googleapiclient", "gradio", "greenlet", "grpc", "gunicorn", "gym",
    "gymnasium", "h5py", "html5lib", "httpx", "huey", "huggingface_hub", "hydra", "hypercorn",
    "hypothesis", "ib_insync", "idna", "imageio", "importlib_metadata", "importlib_resources",
    "ipykernel", "ipywidgets", "isort", "itsdangerous", "jax", "jinja2", "joblib", "jupyter",
    "jwt", "kafka", "keras", "kivy", "kombu", "kubernetes", "langchain", "lightgbm", "loguru",
    "luigi", "lxml", "mako", "markdown", "markupsafe", "marshmallow", "matplotlib", "mechanize",
    "mistune", "mlflow", "mock", "mongoengine", "more_itertools", "motor", "msgpack", "mypy",
    "mypy_extensions", "mysql", "nacl", "nbformat", "networkx", "nltk", "nose", "notebook", "nox",
    "numba", "numpy", "oauthlib", "omegaconf", "openai", "openpyxl", "opentelemetry", "optuna",
    "oracledb", "orjson", "packaging", "pandas", "paramiko", "passlib", "pdfminer", "peewee",
    "pendulum", "pexpect", "pika", "pip", "pkg_resources", "playwright", "plotly", "poetry",
    "polars", "pptx", "prefect", "prometheus_client", "psutil", "psycopg", "psycopg2",
    "ptyprocess", "pyarrow", "pydantic", "pydantic_core", "pydantic_settings", "pygame",
    "pygments", "pylint", "pymongo", "pymysql", "pyodbc", "pypdf", "pyproj", "pyramid", "pytest",
    "pytz", "quart", "rasterio", "ray", "redis", "reportlab", "requests", "requests_oauthlib",
    "responses", "rest_framework", "rich", "rq", "sacred", "sanic", "scipy", "scrapy", "seaborn",
    "selenium", "sentry_sdk", "serial", "setuptools", "shapely", "simplejson", "six", "skimage",
    "sklearn", "slack_sdk", "sniffio", "sortedcontainers", "spacy", "sphinx", "sqlalchemy",
    "stable_baselines3", "starlette", "statsmodels", "streamlit", "stripe", "structlog", "sympy",
    "tables", "tabulate", "talib", "telegram", "tensorflow", "termcolor", "textual", "tokenizers",
    "toml", "tomli", "tomlkit", "toolz", "torch", "torchaudio", "torchvision", "tornado",
    "tortoise", "tox", "tqdm", "traitlets", "transformers", "trio", "tweepy", "twilio", "twisted",
    "typer", "typing_extensions", "tzlocal", "ujson", "urllib3", "usb", "uvicorn", "uvloop",
    "virtualenv", "wandb", "watchdog", "websocket", "websockets", "werkzeug", "wheel", "wx",
    "xarray", "xgboost", "xlrd", "xlsxwriter", "yaml", "yfinance", "zipline", "zipp", "zmq",
  ]
}
