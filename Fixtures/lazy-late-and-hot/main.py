from app import bye, loop, twice

print(bye.__name__, loop.run(), twice.go())
