import Manifests

extension Framework {
  /// Packages for Django that look for modules by their names in every application.
  static let djangoExtensions = Framework(
    "Django", when: [.imports("django")],
    [
      .companions(["wagtail_hooks"], because: "Wagtail looks for it in every application"),
      .companions(["search_indexes"], because: "Haystack looks for it in every application"),
      .companions(
        ["documents"], because: "django-elasticsearch-dsl looks for it in every application"),
      .companions(
        ["translation"], because: "django-modeltranslation looks for it in every application"),
      .companions(["rules"], because: "django-rules looks for it in every application"),
      .companions(
        ["cms_plugins", "cms_apps", "cms_menus", "cms_toolbars", "cms_wizards", "cms_config"],
        because: "django CMS looks for it in every application"),
      .companions(["tasks"], because: "task queues look for it in every application"),
      .companions(["cron"], because: "django-cron looks for it in every application"),
      .companions(
        ["site_tags", "sitetrees"], because: "django-sitetree looks for it in every application"),
      .companions(["lookups"], because: "django-ajax-selects looks for it in every application"),
      .companions(["jinja2"], because: "Django's Jinja backend loads it"),
      .files(
        [
          "**/jobs/hourly/*.py", "**/jobs/daily/*.py", "**/jobs/weekly/*.py",
          "**/jobs/monthly/*.py",
        ], by: .package(2), because: "django-extensions runs jobs by their names"),
      .files(
        ["**/scripts/*.py"], by: .package(1), as: .tool, .weak,
        because: "django-extensions' runscript runs it by its name"),
    ])
}
