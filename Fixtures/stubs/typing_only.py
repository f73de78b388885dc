raise RuntimeError("only the stub names this")
