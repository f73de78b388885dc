extension Framework {
  /// Folders whose files are read on a schedule.
  static let airflow = Framework(
    "Airflow", when: [.imports("airflow")],
    [
      .files(
        ["dags/**/*.py", "**/dags/**/*.py"], because: "Airflow reads every file of its dags folder"),
      .files(
        ["plugins/**/*.py", "**/airflow/plugins/**/*.py"],
        because: "Airflow loads its plugins folder"),
      .files(
        ["**/webserver_config.py", "**/airflow_local_settings.py"],
        because: "Airflow reads its settings by this name"),
    ])
}
