#!/usr/bin/env python3
"""Compares Pollard's TOML reader with CPython's tomllib.

    toml.py PROBE [--corpus DIR] [--mutations 12000] [--seed 2]

PROBE is the `probe` product (`swift build --product probe`). Needs Python 3.13, whose tomllib is the judge.
Three kinds of documents are read by both, and both must refuse, or accept with equal values of equal types in equal order:

- the cases of CPython's own test suite (test_tomllib/data);
- every `*.toml` in the source distributions pinned below, fetched once from the package index that pip uses
  and kept in DIR (by default a folder in the system's temporary directory);
- seeded mutations of all of them: bytes deleted, inserted, replaced, moved and doubled.

For documents as found, the line given for every bare key is checked to hold that key.
Exit code 0 means no difference.
"""

import argparse
import concurrent.futures
import html
import io
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import urllib.parse
import urllib.request

PINS = """
requests==2.34.2 flask==3.1.3 click==8.5.1 attrs==26.1.0 jinja2==3.1.6 werkzeug==3.1.9 rich==15.0.0 networkx==3.7
httpx==0.28.1 aiohttp==3.14.5 sqlalchemy==2.1.9 django==6.1.3 celery==5.7.0 pytest==9.2.0 pydantic==2.14.3
kombu==5.7.0 anyio==4.16.0 fastapi==0.165.0 starlette==1.10.0 pygments==2.21.0 docutils==0.23 babel==2.18.0
black==26.10.1 isort==9.0.2 mypy==2.4.1 ruff==0.17.5 flake8==7.5.0 pylint==4.1.4 poetry==2.5.1 poetry-core==2.5.0
hatch==1.18.2 hatchling==1.33.0 hatch-vcs==0.5.0 hatch-fancy-pypi-readme==25.1.0 flit==4.2.0 flit-core==4.2.0
pdm==2.29.4 pdm-backend==2.5.0 setuptools==84.2.1 setuptools-scm==10.3.4 wheel==0.48.0 build==1.6.1 twine==7.0.0
tox==4.67.13 nox==2026.10.20 virtualenv==21.15.7 pipenv==2026.10.3 pip==26.3 pip-tools==7.6.2 uv==0.13.8
uv-build==0.13.6 maturin==1.16.0 scikit-build-core==1.1.2 meson-python==0.22.1 trove-classifiers==2026.9.21.13
packaging==26.3 pluggy==1.7.0 iniconfig==2.3.1 tomli==2.5.0 tomli-w==1.2.0 tomlkit==0.15.2 platformdirs==4.14.5
filelock==4.2.11 distlib==0.4.4 certifi==2026.10.18 idna==3.20 charset-normalizer==3.5.2 urllib3==2.8.0 six==1.17.0
python-dateutil==4.0.0 pytz==2026.6 tzdata==2026.6 pandas==3.1.1 polars==2.1.0 narwhals==2.28.0 seaborn==0.13.2
plotly==7.1.0 bokeh==3.10.2 altair==6.3.0 dask==2026.8.0 distributed==2026.8.0 xarray==2026.9.0 zarr==3.4.2
fsspec==2026.9.0 s3fs==2026.9.0 gcsfs==2026.10.1 boto3==1.44.5 botocore==1.44.5 s3transfer==0.19.3
aiobotocore==3.10.0 awscli==1.46.2 google-auth==2.62.2 google-api-core==2.44.0 google-cloud-storage==3.17.1
protobuf==7.36.2 grpcio==1.85.1 proto-plus==1.29.0 azure-core==1.41.0 azure-identity==1.27.0 msal==1.39.0
cryptography==50.0.2 pyjwt==2.15.1 oauthlib==4.0.1 requests-oauthlib==2.0.0 authlib==1.9.8 itsdangerous==2.2.0
markupsafe==3.0.4 blinker==1.9.0 uvicorn==0.54.0 hypercorn==0.18.0 gunicorn==27.0.1 daphne==4.2.3 channels==4.3.2
asgiref==3.13.0 whitenoise==6.12.0 django-rest-framework==0.1.0 djangorestframework==3.18.3 django-filter==26.2
django-environ==0.14.0 django-debug-toolbar==8.0.0 django-extensions==4.1 drf-spectacular==0.30.0 graphene==3.4.3
strawberry-graphql==0.341.2 ariadne==1.1.1 tornado==6.6.1 twisted==26.10.0 sanic==25.12.1 quart==0.23.1
litestar==2.25.0 bottle==0.13.4 falcon==4.4.0 aiofiles==25.1.0 httptools==0.9.0 websockets==17.4 h11==0.16.0
h2==4.4.1 httpcore==1.0.9 sniffio==1.3.1 trio==0.35.0 outcome==1.3.0.post0 exceptiongroup==1.3.1
typing-extensions==4.16.0 typing-inspect==0.9.0 mypy-extensions==1.2.0 typer==0.29.2 shellingham==1.5.4
prompt-toolkit==3.0.53 textual==8.2.8 tqdm==4.70.1 colorama==0.4.6 termcolor==3.3.0 tabulate==0.10.0 wcwidth==0.9.4
pyyaml==6.0.3 ruamel.yaml==0.19.1 orjson==3.13.0 msgspec==0.22.0 ujson==6.1.0 simplejson==4.3.0 jsonschema==4.26.0
jsonschema-specifications==2025.9.1 referencing==0.37.0 rpds-py==2026.9.1 marshmallow==4.4.0 cattrs==26.2.1
dacite==1.9.2 pydantic-core==2.50.4 pydantic-settings==2.16.3 python-dotenv==1.2.4 dynaconf==3.3.5 environs==15.2.0
loguru==0.7.3 structlog==26.1.0 sentry-sdk==2.75.0 opentelemetry-api==1.45.2 opentelemetry-sdk==1.45.2
prometheus-client==0.26.0 redis==8.1.0 hiredis==3.5.0 pymongo==4.20.0 motor==3.7.1 psycopg==3.3.9 psycopg2==2.9.13
asyncpg==0.32.0 mysqlclient==2.3.1 pymysql==1.2.4 aiosqlite==0.22.1 alembic==1.20.1 peewee==4.5.3
tortoise-orm==1.1.9 sqlmodel==0.0.50 mongoengine==0.29.3 elasticsearch==9.5.1 kafka-python==3.0.12 aiokafka==0.14.0
confluent-kafka==2.16.1 pika==1.4.4 faststream==0.7.8 dramatiq==2.2.1 rq==2.12.0 huey==3.5.4 apscheduler==3.11.3
luigi==3.8.1 prefect==3.9.1 dagster==1.13.28 mlflow==3.18.0 scikit-learn==1.9.1 statsmodels==0.15.0 lightgbm==4.7.0
xgboost==3.4.1 torchmetrics==1.9.0 pytorch-lightning==2.6.6 transformers==5.23.0 tokenizers==0.23.3 datasets==5.2.0
accelerate==1.15.0 huggingface-hub==2.4.0 safetensors==0.8.0 sentence-transformers==6.2.0 langchain==1.5.0
langchain-core==1.8.1 openai==3.52.0 anthropic==2.11.0 tiktoken==0.14.0 llama-index==0.14.25 spacy==3.8.18
thinc==9.1.1 nltk==3.10.4 imageio==2.38.1 shapely==2.2.0 geopandas==1.2.0 pyproj==3.8.0 rasterio==1.5.2
fiona==1.10.1 folium==0.20.0 beautifulsoup4==4.15.0 lxml==6.1.3 html5lib==1.1 scrapy==2.19.0 selenium==9429
playwright==1.65.2 parsel==1.12.1 w3lib==2.5.0 cssselect==1.6.0 mechanize==0.4.10 sphinx==9.2.0
sphinx-rtd-theme==3.1.0 furo==2025.12.19 myst-parser==5.2.0 mkdocs==1.6.1 mkdocs-material==9.8.1 mkdocstrings==1.0.8
griffe==2.4.1 pdoc==16.0.0 nbformat==5.11.1 nbconvert==7.17.2 nbclient==0.11.0 jupyter-core==5.9.1
jupyter-client==8.10.0 jupyter-server==2.21.1 notebook==7.6.5 ipykernel==7.4.0 ipython==9.18.1 ipywidgets==8.1.9
traitlets==5.16.1 voila==0.5.13 papermill==2.7.0 coverage==7.17.3 pytest-cov==7.1.0 pytest-xdist==3.8.0
pytest-asyncio==1.5.0 pytest-mock==3.17.0 pytest-django==4.14.0 hypothesis==6.170.15 faker==40.54.0
factory-boy==3.3.3 freezegun==1.5.5 responses==0.26.3 respx==0.23.1 vcrpy==9.4.2 moto==5.2.5 locust==2.47.0
bandit==1.9.4 safety==3.8.1 vulture==2.16 pyflakes==4.1.0 pycodestyle==2.15.0 mccabe==0.7.0 autopep8==2.3.2
yapf==0.43.0 docformatter==1.7.8 pyupgrade==3.22.0 pre-commit==4.7.0 identify==2.6.20 nodeenv==1.12.0 cfgv==3.5.0
commitizen==4.19.3 bump2version==1.0.1 bumpversion==0.6.0 invoke==3.0.3 fabric==3.2.3 paramiko==5.1.0
ansible-core==2.21.5 jinja2-cli==1.0.1 cookiecutter==2.7.1 copier==9.19.1 cython==3.3.1 pybind11==3.1.0 cffi==2.1.1
pycparser==3.12 numba==0.68.1 llvmlite==0.50.0 pyzmq==27.3.0 psutil==7.2.2 watchdog==7.1.0 watchfiles==1.3.0
cachetools==8.0.0 diskcache==5.6.3 joblib==1.6.0 cloudpickle==3.1.2 dill==0.4.1 multiprocess==0.70.19
more-itertools==11.2.1 toolz==1.2.0 cytoolz==1.2.0 funcy==2.1 boltons==26.2.0 sortedcontainers==2.4.0
attrs-strict==1.0.1 frozenlist==1.8.0 multidict==7.2.1 yarl==1.25.1 aiosignal==1.4.0 propcache==0.5.4
async-timeout==5.0.1 tenacity==9.2.1 backoff==2.2.1 retrying==1.4.2 humanize==4.17.0 arrow==1.4.0 pendulum==3.3.0
dateparser==1.5.0 parsedatetime==2.6 croniter==7.0.0 schedule==1.2.2 regex==2026.11.15 pyparsing==3.3.3 lark==1.3.1
ply==3.11 antlr4-python3-runtime==4.13.2 sympy==1.14.0 mpmath==1.4.1 gmpy2==2.3.2 networkit==11.2.2 igraph==1.0.0
pyvis==0.3.1 graphviz==0.21 pydot==4.0.1 pyarrow==26.0.1 duckdb==2.0.0 ibis-framework==12.0.0 sqlglot==30.30.0
sqlparse==0.6.1 pyodbc==5.5.0 openpyxl==3.1.5 xlsxwriter==3.3.1 xlrd==2.0.2 python-docx==1.2.0 python-pptx==1.0.2
pypdf==7.1.0 pdfminer.six==20260107 reportlab==5.1.0 weasyprint==70.0 fonttools==4.68.0 qrcode==8.2 pyserial==3.5
pyusb==1.3.1 zeroconf==0.154.0 scapy==2.8.0 dnspython==2.9.2 netaddr==1.3.0 pysnmp==7.1.30 ldap3==2.9.1
pexpect==4.9.0 ptyprocess==0.7.0 sh==2.4.0 plumbum==2.0.2 docker==7.2.0 kubernetes==37.0.2 dbt-core==1.12.6
import-linter==2.16 grimp==3.19 deptry==0.25.1 pydeps==3.0.9 pyright==1.1.414 monkeytype==23.3.0 libcst==1.9.0
parso==0.8.7 jedi==0.20.1 rope==1.15.0 astroid==4.3.4 bowler==0.9.0 hydra-core==1.3.8 omegaconf==2.4.0 fire==0.7.1
docopt==0.6.2 cliff==4.17.0 cement==3.0.16 plac==1.4.7 streamlit==1.67.0 dash==4.4.1 holoviews==1.23.2
reflex==0.10.1 pyglet==2.1.19 pygame==2.6.1 manim==0.22.0 librosa==1.0.0 soundfile==0.14.0 mido==1.3.3
music21==10.5.1 biopython==1.88 astropy==8.0.2 sunpy==8.0.1 pymatgen==2026.10.24 ase==3.29.0 yt==4.4.2 simpy==4.1.2
pyomo==6.10.1 cvxpy==1.9.3 pulp==4.2.0 deap==1.4.4 gymnasium==1.4.0 stable-baselines3==2.9.2
""".split()

LARGEST_ARCHIVE = 20_000_000
BATCH = 400


# --- Documents ---------------------------------------------------------------------------------------------------


def index_url():
    """The simple index pip is configured to use."""
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True
    )
    return (os.environ.get("PIP_INDEX_URL") or asked.stdout.strip() or "https://pypi.org/simple").rstrip("/")


def fetch(pin, index, corpus):
    """Extracts the TOML files of one source distribution into the corpus; returns why not, or None."""
    name, version = pin.split("==")
    mark = corpus / f"{name}-{version}.done"
    if mark.exists():
        return None
    try:
        page_url = f"{index}/{re.sub(r'[-_.]+', '-', name).lower()}/"
        page = urllib.request.urlopen(page_url, timeout=60).read().decode()
        links = re.findall(r'<a\s[^>]*?href="([^"]+)"[^>]*>\s*([^<]+?)\s*</a>', page)
        wanted = [link for link, file in links if file.endswith(f"-{version}.tar.gz")]
        if not wanted:
            return f"{pin}: no source distribution in the index"
        url = urllib.parse.urljoin(page_url, html.unescape(wanted[0]))
        answer = urllib.request.urlopen(url, timeout=180)
        if int(answer.headers.get("content-length") or 0) > LARGEST_ARCHIVE:
            return f"{pin}: larger than {LARGEST_ARCHIVE} bytes"
        with tarfile.open(fileobj=io.BytesIO(answer.read())) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".toml"):
                    flat = member.name.replace("/", "__")[-200:]
                    (corpus / flat).write_bytes(archive.extractfile(member).read())
    except (OSError, tarfile.TarError, ValueError) as problem:
        return f"{pin}: {type(problem).__name__}"
    mark.touch()
    return None


def download(corpus):
    corpus.mkdir(parents=True, exist_ok=True)
    index = index_url()
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        for why in pool.map(lambda pin: fetch(pin, index, corpus), PINS):
            if why:
                print(f"skipped {why}", file=sys.stderr)


def standard_cases():
    folder = pathlib.Path(os.__file__).parent / "test" / "test_tomllib" / "data"
    return sorted(folder.rglob("*.toml"))


SPICE = [
    b'"', b"'", b'"""', b"'''", b"\\", b"\n", b"\r\n", b"\r", b"[", b"]", b"[[", b"]]", b"{", b"}", b",", b"=", b".", b"#",
    b"_", b"-", b"+", b"0", b"1", b"0x", b"0o7", b"0b1", b"e", b"E5", b"inf", b"nan", b"true", b"false", b" ", b"\t", b"\x00",
    b"\x7f", b"\x1f", b"\x80", b"\xc3\xa9", b"e\xcc\x81", b"\xed\xa0\x80", b"\xf0\x9f\x90\x8d", b"\xef\xbb\xbf", b"\\u00e9",
    b"\\U0010ffff", b"\\ud800", b"\\n", b"\\ ", b"\\\n", b"1979-05-27", b"T07:32:00", b"07:32:00.5", b"Z", b"+01:30", b"-00:00",
    b"2023-02-29", b"0000-01-01", b"1.5", b"6.02e23", b"9223372036854775808", b"-9223372036854775808", b"1_000", b"1__0",
    b"a.b = 1\n", b"[a]\n", b"[a.b]\n", b"[[a]]\n", b"[[a.b]]\n", b"a = {b = 1, c.d = 2}\n", b"a.b.c = []\n", b"a = [{}]\n",
    b'"a" = 1\n', b"a = 1\n", b"b.c = {}\n", b"[b]\n", b"[b.c]\n", b"[[b.c]]\n", b"c.d = 1\n",
]


def mutate(document, random_source):
    """One document with one to four small wounds."""
    bytes_ = bytearray(document)
    for _ in range(random_source.choice((1, 1, 1, 2, 3, 4))):
        length = len(bytes_)
        at = random_source.randrange(length + 1)
        match random_source.randrange(9):
            case 0:
                del bytes_[at : at + 1]
            case 1:
                del bytes_[at : at + random_source.randrange(1, 12)]
            case 2 | 3:
                bytes_[at:at] = random_source.choice(SPICE)
            case 4:
                bytes_[at:at] = bytes([random_source.randrange(256)])
            case 5 if length > 1:
                other = random_source.randrange(length)
                at = min(at, length - 1)
                bytes_[at], bytes_[other] = bytes_[other], bytes_[at]
            case 6:
                lines = bytes(bytes_).splitlines(keepends=True)
                if lines:
                    line = random_source.choice(lines)
                    lines.insert(random_source.randrange(len(lines) + 1), line)
                    bytes_ = bytearray(b"".join(lines))
            case 7:
                lines = bytes(bytes_).splitlines(keepends=True)
                random_source.shuffle(lines)
                bytes_ = bytearray(b"".join(lines))
            case _:
                lines = bytes(bytes_).splitlines(keepends=True)
                lines.insert(random_source.randrange(len(lines) + 1), random_source.choice(SPICE))
                bytes_ = bytearray(b"".join(lines))
    return bytes(bytes_)


# A generated document is only headers and keys over few names, so that the rules of redefinition meet often.
def generate(random_source):
    def key():
        return ".".join(random_source.choice("abc") for _ in range(random_source.choice((1, 1, 2, 2, 3))))

    def value(depth=0):
        match random_source.randrange(7 if depth < 2 else 3):
            case 0 | 1 | 2:
                return random_source.choice(("1", "'x'", "[]", "{}", "true"))
            case 3:
                return "[" + ", ".join(value(depth + 1) for _ in range(random_source.randrange(3))) + "]"
            case _:
                pairs = (f"{key()} = {value(depth + 1)}" for _ in range(random_source.randrange(4)))
                return "{" + ", ".join(pairs) + "}"

    lines = []
    for _ in range(random_source.randrange(2, 8)):
        match random_source.randrange(6):
            case 0 | 1:
                lines.append(f"[{key()}]")
            case 2:
                lines.append(f"[[{key()}]]")
            case _:
                lines.append(f"{key()} = {value()}")
    return "\n".join(lines).encode()


# --- Comparing ---------------------------------------------------------------------------------------------------


def typed(value):
    """What tomllib read, in a form that compares types, order, and NaN."""
    match value:
        case bool():
            return ("boolean", value)
        case int():
            return ("integer", value)
        case float():
            return ("float", "nan" if math.isnan(value) else value.hex())
        case str():
            return ("string", value)
        case list():
            return ("array", [typed(item) for item in value])
        case dict():
            return ("table", [(key, typed(item)) for key, item in value.items()])
        case _:
            return ("date", type(value).__name__, value.isoformat())


def read(tagged):
    """What the probe read, in the same form."""
    kind, value = tagged["type"], tagged["value"]
    match kind:
        case "boolean" | "string":
            return (kind, value)
        case "integer":
            return (kind, int(value, 0))
        case "float":
            return typed(float(value))
        case "array":
            return (kind, [read(item) for item in value])
        case "table":
            return (kind, [(key, read(item)) for key, item, _ in value])
        case _:
            written = tomllib.loads(f"x = {value}")["x"]
            expected = "offset-datetime" if getattr(written, "tzinfo", None) else {
                "datetime": "local-datetime", "date": "local-date", "time": "local-time"
            }[type(written).__name__]
            return typed(written) if kind == expected else ("date", f"{kind} is not {expected}", value)


def misplaced(tagged, lines):
    """Keys whose line does not hold them."""
    if tagged["type"] == "array":
        for item in tagged["value"]:
            yield from misplaced(item, lines)
    if tagged["type"] == "table":
        for key, item, line in tagged["value"]:
            if re.fullmatch(r"[A-Za-z0-9_-]+", key) and key not in lines[line - 1]:
                yield f"{key} at line {line}"
            yield from misplaced(item, lines)


def judge(document):
    try:
        return typed(tomllib.loads(document.decode()))
    except (ValueError, RecursionError):
        return None


def answers(probe, paths):
    for start in range(0, len(paths), BATCH):
        batch = [str(path) for path in paths[start : start + BATCH]]
        run = subprocess.run([probe, "toml", *batch], capture_output=True, check=True)
        yield from (json.loads(line) for line in run.stdout.splitlines())


def compare(title, probe, paths, check_lines):
    accepted = refused = 0
    differences = []
    results = list(answers(probe, paths))
    if len(results) != len(paths):
        sys.exit(f"{title}: the probe answered for {len(results)} of {len(paths)} documents")
    for path, result in zip(paths, results):
        document = path.read_bytes()
        expected = judge(document)
        actual = read(result["ok"]) if "ok" in result else None
        if actual != expected:
            differences.append((path, result.get("error"), expected is not None))
        elif check_lines and actual is not None:
            lines = document.decode().replace("\r\n", "\n").split("\n")
            for what in misplaced(result["ok"], lines):
                differences.append((path, what, True))
        accepted += expected is not None
        refused += expected is None
    print(f"{title}: {len(paths)} documents, {accepted} accepted and {refused} refused by tomllib, "
          f"{len(differences)} differences")
    for path, ours, judged in differences[:10]:
        print(f"  {path}: tomllib {'accepts' if judged else 'refuses'}, pollard: {ours or 'accepts'}")
    return len(differences)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("probe")
    options.add_argument("--corpus", type=pathlib.Path)
    options.add_argument("--mutations", type=int, default=12_000)
    options.add_argument("--seed", type=int, default=2)
    chosen = options.parse_args()
    if sys.version_info < (3, 13):
        sys.exit("toml.py needs Python 3.13 or later: its tomllib is the judge")
    corpus = chosen.corpus or pathlib.Path(tempfile.gettempdir()) / "pollard-sdists"
    if not chosen.corpus:
        download(corpus)
    found = sorted(corpus.glob("*.toml"))
    cases = standard_cases()
    differences = compare("CPython's test suite", chosen.probe, cases, check_lines=True)
    differences += compare("source distributions", chosen.probe, found, check_lines=True)
    random_source = random.Random(chosen.seed)
    seeds = [path.read_bytes() for path in found + cases]
    seeds = [document for document in seeds if 0 < len(document) <= 20_000]
    with tempfile.TemporaryDirectory() as folder:
        for title, make in (
            ("mutations", lambda: mutate(random_source.choice(seeds), random_source)),
            ("generated", lambda: generate(random_source)),
        ):
            paths = []
            for number in range(chosen.mutations):
                paths.append(pathlib.Path(folder, f"{title}-{number}.toml"))
                paths[-1].write_bytes(make())
            wrong = compare(title, chosen.probe, paths, check_lines=False)
            if wrong:
                print(f"  (rerun with --seed {chosen.seed} to see them again)")
            differences += wrong
    pyprojects = sum(path.name.endswith("__pyproject.toml") for path in found)
    print(f"{pyprojects} of the documents are a pyproject.toml; {differences} differences in all")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
