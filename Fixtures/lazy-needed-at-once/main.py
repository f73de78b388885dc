import app.uses

print(app.uses.Child().x, app.uses.f(), app.uses.TEXT, app.uses.KIND)
