extension Framework {
  /// Benchmarks that are run by their place.
  static let benchmarks = Framework(
    "benchmarks",
    [
      .files(
        [
          "**/benchmarks/**/*.py", "**/benchmark/**/*.py", "**/asv_bench/**/*.py", "**/bench.py",
          "**/benches.py", "**/benchmark.py", "**/bench_*.py",
          "**/benchmark_*.py", "**/perf/**/*.py",
        ], as: .tool, because: "benchmarks are run one by one")
    ])
}
