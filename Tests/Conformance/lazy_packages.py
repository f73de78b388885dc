"""The packages whose own tests judge the patches of `pollard lazy`, each at one version, and how each is tested.

A package comes as a source distribution that ships its tests, or, where it is compiled, as a wheel that does. The selection
of tests is what runs in a minute or two on one core; what it leaves out is slow, wants the network, or wants other services.
"""
import dataclasses

PYTEST = "pytest==8.3.5"


@dataclasses.dataclass(frozen=True)
class Package:
    """One package at one version: where its code is, what its tests need, and which of them are run."""
    name: str
    version: str
    top: str                            # what is imported
    tests: tuple                        # the runner's arguments
    needs: tuple = ()                   # what pip installs beside the package
    kind: str = "sdist"
    root: str = ""                      # the folder in the tree that goes on the path
    runner: str = "pytest"
    folder: str = ""                    # where the tests are run, in the tree
    timeout: int = 300
    environment: tuple = ()             # (name, value) pairs
    more: tuple = ()                    # further modules whose import is measured


def words(text):
    return tuple(text.split())


def package(name, version, top=None, *, tests, needs="", more="", **rest):
    return Package(name, version, top or name, words(tests), words(needs), more=words(more), **rest)


PACKAGES = [
    package("networkx", "3.4.2", needs="numpy==2.2.5",
            tests="networkx/classes networkx/readwrite networkx/utils networkx/generators networkx/linalg networkx/tests"),
    package("pygments", "2.19.1", tests="tests", needs="lxml==5.4.0"),
    package("docutils", "0.21.2", tests="test", more="docutils.core docutils.parsers.rst docutils.nodes"),
    package("babel", "2.17.0", tests="tests", needs="freezegun==1.5.1 pytz==2025.2", more="babel.dates babel.messages"),
    package("jinja2", "3.1.6", tests="tests", root="src", needs="trio==0.30.0"),
    package("werkzeug", "3.1.3", tests="tests --ignore=tests/live_apps --ignore=tests/test_serving.py", root="src",
            needs="ephemeral-port-reserve==1.1.4 pytest-timeout==2.4.0 cryptography==44.0.3 watchdog==6.0.0",
            more="werkzeug.serving werkzeug.routing"),
    package("flask", "3.1.0", tests="tests", root="src", needs="asgiref==3.8.1 python-dotenv==1.1.0"),
    package("click", "8.1.8", tests="tests", root="src"),
    package("httpx", "0.28.1", tests="tests",
            needs="trio==0.30.0 trustme==1.2.1 uvicorn==0.34.2 chardet==5.2.0 zstandard==0.23.0 brotli==1.1.0 "
                  "cryptography==44.0.3 h2==4.2.0 socksio==1.0.0 click==8.1.8 rich==14.0.0 pygments==2.19.1"),
    package("aiohttp", "3.11.18",
            tests="tests/test_client_request.py tests/test_client_response.py tests/test_client_session.py tests/test_connector.py "
                  "tests/test_cookiejar.py tests/test_formdata.py tests/test_helpers.py tests/test_http_parser.py "
                  "tests/test_multipart.py tests/test_payload.py tests/test_streams.py tests/test_web_request.py "
                  "tests/test_web_response.py tests/test_urldispatch.py tests/test_web_app.py tests/test_imports.py "
                  "tests/test_web_functional.py tests/test_client_exceptions.py -o addopts=",
            needs="pytest-mock==3.14.0 pytest-cov==6.1.1 re-assert==1.1.0 trustme==1.2.1 freezegun==1.5.1 proxy.py==2.4.10 "
                  "time-machine==2.16.0 brotli==1.1.0 isal==1.7.2 zlib_ng==0.5.1 blockbuster==1.5.24 gunicorn==23.0.0",
            environment=(("AIOHTTP_NO_EXTENSIONS", "1"),), more="aiohttp.web"),
    package("sqlalchemy", "2.0.40", root="lib",
            tests="test/base test/engine/test_pool.py test/engine/test_parseconnect.py test/sql/test_operators.py "
                  "test/sql/test_selectable.py test/ext/declarative test/ext/test_hybrid.py -p no:logging",
            more="sqlalchemy.orm sqlalchemy.ext.asyncio sqlalchemy.dialects.postgresql"),
    package("celery", "5.5.1", tests="t/unit/app t/unit/utils t/unit/tasks t/unit/bin",
            needs="pytest-celery==1.2.0 pytest-subtests==0.14.1 pytest-timeout==2.4.0 pytest-click==1.1.0 pytest-order==1.3.0 "
                  "moto==5.1.4 boto3==1.38.8 setuptools==78.1.1 redis==5.2.1 pymongo==4.12.1 msgpack==1.1.0",
            more="celery.app celery.worker"),
    package("sphinx", "8.2.3", tests="tests/test_util tests/test_domains tests/test_config tests/test_application.py "
                                     "tests/test_extensions/test_ext_autodoc.py tests/test_markup tests/test_environment",
            needs="html5lib==1.1 defusedxml==0.7.1 setuptools==78.1.1 typing_extensions==4.13.2 psutil==7.0.0 "
                  "pytest-xdist==3.6.1", more="sphinx.application sphinx.ext.autodoc"),
    package("scrapy", "2.12.0",
            tests="tests/test_contracts.py tests/test_exporters.py tests/test_http_headers.py tests/test_http_request.py "
                  "tests/test_http_response.py tests/test_item.py tests/test_linkextractors.py tests/test_loader.py "
                  "tests/test_middleware.py tests/test_responsetypes.py tests/test_settings tests/test_selector.py "
                  "tests/test_spider.py tests/test_spiderloader tests/test_utils_conf.py tests/test_utils_datatypes.py "
                  "tests/test_utils_deprecate.py tests/test_utils_misc tests/test_utils_python.py tests/test_utils_request.py "
                  "tests/test_utils_url.py tests/test_dependencies.py tests/test_addons.py tests/test_dupefilters.py",
            needs="testfixtures==8.3.0 sybil==9.1.0 pexpect==4.9.0 attrs==25.3.0 twisted==24.11.0 pillow==11.2.1 w3lib==2.2.1 "
                  "h2==4.2.0", more="scrapy.crawler scrapy.cmdline"),
    package("pytest", "8.3.5", root="src",
            tests="testing/code testing/io testing/_py testing/test_compat.py testing/test_nodes.py testing/test_stash.py "
                  "testing/test_mark_expression.py testing/test_monkeypatch.py testing/test_parseopt.py "
                  "testing/test_recwarn.py testing/python/approx.py testing/python/raises.py testing/test_pathlib.py "
                  "testing/deprecated_test.py testing/test_meta.py testing/test_scope.py",
            needs="attrs==25.3.0 hypothesis==6.131.9 mock==5.2.0 pygments==2.19.1 requests==2.32.3 xmlschema==4.0.1 "
                  "setuptools==78.1.1"),
    package("attrs", "25.3.0", "attr", root="src", tests="tests", needs="hypothesis==6.131.9 cloudpickle==3.1.1", more="attrs"),
    package("marshmallow", "3.26.1", tests="tests", root="src", needs="simplejson==3.20.1 pytz==2025.2"),
    package("sympy", "1.13.3", needs="hypothesis==6.131.9 mpmath==1.3.0",
            tests="sympy/logic sympy/parsing/tests/test_sympy_parser.py sympy/printing/tests/test_str.py sympy/utilities/tests/test_iterables.py sympy/external "
                  "-p no:doctest -m not(slow)"),
    package("requests", "2.32.3", tests="tests", root="src",
            needs="pytest-httpbin==2.1.0 httpbin==0.10.2 pytest-mock==3.14.0 trustme==1.2.1 PySocks==1.7.1"),
    package("urllib3", "2.4.0", root="src", tests="test --ignore=test/with_dummyserver --ignore=test/contrib",
            needs="trustme==1.2.1 pytest-timeout==2.4.0 pytest-socket==0.7.0 trio==0.30.0 Quart==0.20.0 quart-trio==0.12.0 "
                  "Hypercorn==0.17.3 PySocks==1.7.1 brotli==1.1.0 cryptography==44.0.3 idna==3.10 h2==4.2.0 httpx==0.28.1"),
    package("tornado", "6.4.2", tests="tornado/test", more="tornado.web tornado.httpclient"),
    package("django", "5.2", runner="django", folder="tests",
            tests="utils_tests template_tests forms_tests urlpatterns signals basic dispatch apps settings_tests "
                  "validators signing check_framework responses requests_tests",
            needs="jinja2==3.1.6 tzdata==2025.2", more="django.db.models django.http django.forms"),
    package("mako", "1.3.10", tests="test", needs="babel==2.17.0 pygments==2.19.1 lingua==4.15.0"),
    package("jsonschema", "4.23.0", tests="jsonschema/tests", needs="pip==25.1"),
    package("black", "25.1.0", root="src", tests="tests", needs="parameterized==0.9.0 aiohttp==3.11.18 colorama==0.4.6"),
    package("poetry-core", "2.1.3", "poetry.core", root="src", tests="tests --ignore=tests/integration",
            needs="pytest-mock==3.14.0 build==1.2.2 virtualenv==20.31.1 setuptools==78.1.1 trove-classifiers==2025.5.1.12 "
                  "tomli_w==1.2.0", more="poetry.core.factory poetry.core.masonry.api"),
    package("fsspec", "2025.3.2", tests="fsspec/tests fsspec/implementations/tests --ignore=fsspec/implementations/tests/test_http.py",
            needs="numpy==2.2.5 requests==2.32.3 aiohttp==3.11.18 pytest-mock==3.14.0 pytest-asyncio==0.26.0 tqdm==4.67.1"),
    package("starlette", "0.46.2", tests="tests",
            needs="anyio==4.9.0 httpx==0.28.1 itsdangerous==2.2.0 jinja2==3.1.6 python-multipart==0.0.20 pyyaml==6.0.2 "
                  "trio==0.30.0 typing_extensions==4.13.2"),
    package("fastapi", "0.115.12", needs="httpx==0.28.1 python-multipart==0.0.20 dirty-equals==0.9.0 sqlmodel==0.0.24 "
                                         "flask==3.1.0 anyio[trio]==4.9.0 PyJWT==2.9.0 pyyaml==6.0.2 passlib==1.7.4 "
                                         "inline-snapshot==0.19.3 orjson==3.10.18 ujson==5.10.0 email_validator==2.2.0 jinja2==3.1.6 "
                                         "itsdangerous==2.2.0 bcrypt==4.3.0 coverage==7.8.0",
            tests="tests --ignore=tests/test_tutorial"),
    package("markdown", "3.8", tests="tests", root="", needs="pyyaml==6.0.2"),
    package("graphql-core", "3.2.6", "graphql", root="src", tests="tests",
            needs="pytest-asyncio==0.26.0 pytest-describe==2.2.0 pytest-timeout==2.4.0 pytest-benchmark==5.1.0"),
    package("kombu", "5.5.3", tests="t/unit", needs="hypothesis==6.131.9 pytest-freezer==0.4.9 pytz==2025.2 redis==5.2.1 "
                                                   "pymongo==4.12.1 boto3==1.38.8 msgpack==1.1.0 pyyaml==6.0.2 sqlalchemy==2.0.40"),
    package("trio", "0.30.0", root="src", tests="src/trio/_tests src/trio/_core/_tests",
            needs="async_generator==1.10 trustme==1.2.1 pyOpenSSL==25.0.0 astor==0.8.1 jedi==0.19.2 pylint==3.3.7"),
    package("wtforms", "3.2.1", root="src", tests="tests", needs="babel==2.17.0 email_validator==2.2.0"),
    package("pyparsing", "3.2.3", tests="tests", needs="railroad-diagrams==3.0.1 jinja2==3.1.6"),
    package("lark", "1.2.2", tests="tests", needs="js2py==0.74 regex==2024.11.6"),
    package("traitlets", "5.14.3", tests="tests", needs="pytest-mock==3.14.0 argcomplete==3.6.2"),
    package("prompt_toolkit", "3.0.51", tests="tests", root="src"),
    package("arrow", "1.3.0", tests="tests", needs="pytest-mock==3.14.0 pytz==2025.2 dateparser==1.2.1 simplejson==3.20.1 "
                                                 "pytest-cov==6.1.1"),
    package("websockets", "15.0.1", root="src", tests="tests",
            environment=(("WEBSOCKETS_TESTS_TIMEOUT_FACTOR", "10"),), more="websockets.asyncio.client"),
    package("isort", "6.1.0", tests="tests/unit", needs="hypothesis==6.131.9 hypothesmith==0.3.3 pytest-mock==3.14.0 "
                                                    "colorama==0.4.6 toml==0.10.2 natsort==8.4.0 pylama==8.4.1 setuptools==78.1.1"),
    package("mistune", "3.4.0", root="src", tests="tests"),
    package("mkdocs", "1.6.1", tests="mkdocs/tests -o python_files=*tests.py", needs="babel==2.17.0", more="mkdocs.commands.build"),
    package("pyramid", "2.0.2", root="src", tests="tests", needs="webtest==3.0.4 zope.component==6.0 setuptools==78.1.1",
            more="pyramid.config"),
    package("nbconvert", "7.16.6", tests="tests --ignore=tests/exporters/test_webpdf.py --ignore=tests/exporters/test_qtpdf.py",
            needs="ipykernel==6.29.5 ipywidgets==8.1.6 flaky==3.8.1"),
    package("pandas", "2.2.3", kind="wheel", needs="hypothesis==6.131.9",
            tests="pandas/tests/api pandas/tests/config pandas/tests/util pandas/tests/tslibs/test_api.py "
                  "pandas/tests/base/test_misc.py pandas/tests/test_errors.py pandas/tests/test_downstream.py"),
    package("scikit-learn", "1.6.1", "sklearn", kind="wheel",
            tests="sklearn/tests/test_base.py sklearn/tests/test_init.py sklearn/tests/test_config.py "
                  "sklearn/model_selection/tests/test_split.py sklearn/utils/tests/test_deprecation.py",
            more="sklearn.linear_model sklearn.ensemble"),
]

NAMED = {each.name: each for each in PACKAGES}
