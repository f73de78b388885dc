"""Nobody but `app.writer` imports what `app.reader` uses."""
from app import reader, user

print(reader.name(), reader.part(), user.f())
