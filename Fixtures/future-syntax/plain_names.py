lazy = ["a"]
lazy[0] = "b"
lazy.append("c")
lazy; import real
def use(lazy, *, eager=lazy): return lazy
for lazy in lazy: pass
