import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_a.settings")

from django.core.management import execute_from_command_line

import site_a.extras

execute_from_command_line()
