"""Every handler has to be in the table before anybody asks for one."""
import app.server

print(sorted(app.server.HANDLERS), app.server.count())
print([kind.__name__ for kind in app.server.Shape.kinds])
