extension Framework {
  /// Every framework that is known, in no particular order: their rules do not depend on each other.
  package static let all: [Framework] = [
    .django, .allauth, .djangoExtensions, .celery, .flask, .servers, .pytest, .tests, .benchmarks,
    .sphinx, .mkDocs, .alembic, .scrapy, .airflow, .workflows, .ansible, .salt, .odoo,
    .integrations, .notebooks, .webApps, .taskRunners, .cloud, .azureFunctions, .buildbot, .addons,
    .debuggers, .packaging, .frappe, .twisted, .hydra, .logging, .pyramid, .pants, .discord, .ckan,
  ]
}
