"""Three ways lead to `app.heavy`: one that is deferred alone saves nothing."""
import app.main

print(app.main.run())
