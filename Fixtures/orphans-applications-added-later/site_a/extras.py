from site_a.settings import INSTALLED_APPS

INSTALLED_APPS.append("billing")
