from app import first, second

print(first.f(), first.g(), second.f())
