import Manifests

extension Framework {
  /// Benchmarks that are run by their place.
  static let benchmarks = Framework(
    "benchmarks",
    [
      .files(
        [
          "benchmarks/**/*.py", "benchmark/**/*.py", "**/asv_bench/**/*.py", "**/bench_*.py",
          "**/benchmark_*.py",
        ], as: .tool, because: "benchmarks are run one by one"),
      // In a package of the product such a name may mean anything.
      .files(
        [
          "**/benchmarks/**/*.py", "**/benchmark/**/*.py", "**/bench.py", "**/benches.py",
          "**/benchmark.py", "**/perf/**/*.py",
        ], as: .tool, .weak, because: "benchmarks are run one by one"),
    ])
}
