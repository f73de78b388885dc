import site_app.settings
