/// What importing well-known packages costs, for where their files are not at hand.
///
/// `Tests/Conformance/heavy.py table` writes this file from measurements.
package enum KnownPackages {
  /// When they were measured.
  package static let date = "2026-11-21"
  /// By what.
  package static let python = "3.13.0"

  package struct Row: Sendable {
    /// The module that was imported.
    package let name: String
    /// Of its distribution; empty for the standard library.
    package let version: String
    let modules: Int
    let microseconds: Int
    let rssBytes: Int

    init(_ name: String, _ version: String, _ modules: Int, _ microseconds: Int, _ rssBytes: Int) {
      self.name = name
      self.version = version
      self.modules = modules
      self.microseconds = microseconds
      self.rssBytes = rssBytes
    }

    package var cost: LoadCost {
      var cost = LoadCost()
      cost.modules = modules
      cost.microseconds = microseconds
      cost.rssBytes = rssBytes
      return cost
    }
  }

  /// Sorted by name.
  package static let rows: [Row] = [
    Row("PIL.Image", "13.0.0", 37, 37931, 4_874_240),
    Row("aiohttp", "3.14.5", 269, 225575, 26_994_688),
    Row("alembic.command", "1.20.1", 399, 475614, 40_419_328),
    Row("attr", "26.1.0", 57, 40198, 4_782_080),
    Row("babel", "2.18.0", 37, 19323, 3_217_408),
    Row("black", "26.10.1", 206, 153781, 19_636_224),
    Row("bokeh.plotting", "3.10.2", 533, 745063, 49_739_776),
    Row("boto3", "1.44.5", 437, 275695, 38_445_056),
    Row("bs4", "4.15.0", 110, 112754, 14_749_696),
    Row("celery", "5.7.0", 30, 14717, 2_035_712),
    Row("click", "8.5.1", 59, 35614, 5_015_552),
    Row("cryptography.x509", "50.0.2", 79, 47791, 15_783_936),
    Row("dash", "4.4.1", 785, 620526, 48_732_160),
    Row("django.db", "6.1.3", 143, 90973, 13_002_752),
    Row("docutils.core", "0.23", 73, 36271, 5_865_472),
    Row("fabric", "3.2.3", 387, 210898, 33_914_880),
    Row("fastapi", "0.165.0", 320, 375922, 31_723_520),
    Row("flask", "3.1.3", 260, 230705, 23_056_384),
    Row("gunicorn.app.base", "27.0.1", 134, 119267, 14_213_120),
    Row("httpx", "0.28.1", 251, 169759, 22_339_584),
    Row("hypothesis", "6.170.15", 439, 461311, 32_548_864),
    Row("jinja2", "3.1.6", 98, 76817, 11_847_680),
    Row("jsonschema", "4.26.0", 258, 1_299_907, 37_027_840),
    Row("lxml.etree", "6.1.3", 48, 46288, 7_921_664),
    Row("marshmallow", "4.4.0", 72, 70547, 5_738_496),
    Row("matplotlib.pyplot", "3.11.2", 402, 489046, 57_241_600),
    Row("mypy.build", "2.4.1", 281, 159661, 36_370_432),
    Row("networkx", "3.7", 407, 218511, 23_306_240),
    Row("numpy", "2.5.5", 139, 92457, 16_076_800),
    Row("openpyxl", "3.1.5", 388, 222073, 35_997_696),
    Row("pandas", "3.1.1", 586, 477126, 95_993_856),
    Row("paramiko", "5.1.0", 371, 226094, 33_540_096),
    Row("plotly.express", "7.1.0", 874, 799915, 119_871_488),
    Row("polars", "2.1.0", 330, 211055, 37_081_088),
    Row("psycopg2", "2.9.13", 49, 33064, 12_265_472),
    Row("pyarrow", "26.0.1", 175, 131850, 45_068_288),
    Row("pydantic", "2.14.3", 68, 49816, 8_677_376),
    Row("pylint.lint", "4.1.4", 270, 121427, 13_621_248),
    Row("pymongo", "4.20.0", 534, 312420, 41_011_200),
    Row("pytest", "9.2.0", 232, 165816, 19_306_496),
    Row("redis", "8.1.0", 239, 166558, 21_901_312),
    Row("requests", "2.34.2", 277, 130027, 20_582_400),
    Row("rich", "15.0.0", 16, 9828, 1_581_056),
    Row("scipy", "1.18.1", 192, 113628, 18_915_328),
    Row("scrapy", "2.19.0", 523, 447897, 50_618_368),
    Row("sklearn", "1.9.1", 1412, 1_845_104, 167_938_048),
    Row("sphinx.application", "9.2.0", 297, 190932, 27_834_368),
    Row("sqlalchemy", "2.1.9", 249, 272132, 28_968_960),
    Row("sympy", "1.14.0", 560, 457536, 38_809_600),
    Row("tornado.web", "6.6.1", 193, 121664, 18_849_792),
    Row("twisted.internet.reactor", "26.10.0", 362, 263248, 36_702_208),
    Row("typer", "0.29.2", 111, 85886, 7_960_576),
    Row("uvicorn", "0.54.0", 191, 115845, 17_215_488),
    Row("werkzeug", "3.1.9", 152, 113447, 15_925_248),
    Row("xlsxwriter", "3.3.1", 123, 75799, 12_638_208),
    Row("yaml", "6.0.3", 45, 21566, 2_740_224),
  ]
}
