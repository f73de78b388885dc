raise RuntimeError("no interpreter runs this")
