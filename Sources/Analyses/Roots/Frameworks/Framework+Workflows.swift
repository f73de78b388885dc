import Manifests

extension Framework {
  /// Luigi, Dagster, Prefect, Kedro and others that are told a module when they start.
  static let workflows = Framework(
    "workflow engines",
    when: [
      .imports("luigi"), .imports("dagster"), .imports("prefect"), .imports("kedro"),
      .imports("metaflow"), .imports("zenml"), .imports("kfp"),
    ],
    [
      .files(
        [
          "**/pipelines/*/pipeline.py", "**/pipeline_registry.py", "**/definitions.py",
          "**/repository.py", "**/workspace.py",
        ], because: "the engine loads it by its name"),
      .files(
        ["**/flows/*.py", "**/flows/**/*.py", "**/pipelines/**/*.py"], .weak,
        because: "the engine is told which flow to run"),
    ])
}
