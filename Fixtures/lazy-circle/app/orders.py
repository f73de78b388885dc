from app.stock import level

LIMIT = level() + 1
