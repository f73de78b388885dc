extension Framework {
  /// Task modules that are named in lists or found by their name.
  static let celery = Framework(
    "Celery", when: [.imports("celery")],
    [
      .strings(
        ["include", "imports", "CELERY_IMPORTS", "CELERY_INCLUDE", "task_modules", "packages"],
        because: "Celery imports its tasks"),
      .arguments(
        ["autodiscover_tasks", "config_from_object"], naming: .application,
        because: "Celery imports it"),
      .files(["**/celeryconfig.py"], because: "Celery reads its configuration by this name"),
    ])
}
