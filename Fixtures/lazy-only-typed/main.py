import app.late

print(app.late.f(3))
