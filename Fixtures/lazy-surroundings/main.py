"""What stands around an import is there while it runs."""
import os

import app.start

print(app.start.run(), os.environ.get("APP_MODE"))
