import Manifests

extension Framework {
  /// Settings that name everything, and applications whose modules are found by their names.
  static let django = Framework(
    "Django", when: [.imports("django")],
    [
      .companions(
        ["admin"], marks: ["apps.py", "migrations", "models.py", "models"],
        only: "django.contrib.admin", because: "Django's admin loads it with the application"),
      .companions(
        ["models", "apps"], marks: ["apps.py", "migrations", "models.py", "models"],
        because: "Django loads it with the application"),
      .files(
        ["**/management/commands/*.py"], by: .package(2),
        because: "Django runs management commands by their names"),
      .files(
        ["**/templatetags/*.py"], by: .template(1),
        because: "Django finds template tags by their names"),
      .files(
        ["**/templatetags/*/*.py"], by: .template(2),
        because: "Django finds template tags by their names"),
      .files(
        ["**/migrations/*.py"], by: .package(1),
        because: "Django runs the migrations of an application"),
      .files(
        ["**/formats/*/formats.py"], by: .package(1),
        because: "Django finds a language's formats by its name"),
      .files(
        ["**/locale/*/formats.py"], .weak, because: "Django finds a language's formats by its name"),
      .files(["**/manage.py"], because: "Django is started with it"),
      .files(["**/wsgi.py", "**/asgi.py"], because: "servers load it by its name"),
      .files(
        ["**/settings.py", "**/settings/*.py", "**/*settings/*.py"],
        by: .packaged(or: "manage.py", assigning: "INSTALLED_APPS"),
        because: "DJANGO_SETTINGS_MODULE names settings when Django starts"),
      .files(
        ["**/settings_*.py", "**/*_settings.py"], .weak,
        because: "DJANGO_SETTINGS_MODULE may name it"),
      .strings(
        [
          "INSTALLED_APPS", "DJANGO_APPS", "LOCAL_APPS", "THIRD_PARTY_APPS", "SHARED_APPS",
          "TENANT_APPS", "PROJECT_APPS", "OPTIONAL_APPS", "PLUGINS",
        ], naming: .application, because: "Django loads its applications"),
      .strings(
        [
          "ROOT_URLCONF", "WSGI_APPLICATION", "ASGI_APPLICATION", "DJANGO_SETTINGS_MODULE",
          "TEST_RUNNER", "AUTH_USER_MODEL", "FORMAT_MODULE_PATH", "default_app_config", "urlconf",
          "urlconf_module",
        ], because: "Django settings"),
      .arguments(
        [
          "include", "import_string", "setdefault", "autodiscover_modules", "modify_settings",
          "override_settings",
        ], because: "Django loads what it names"),
    ])
}
