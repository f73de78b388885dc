from store.prepare import upgrade

upgrade(["main"], 2)
