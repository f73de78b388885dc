raise RuntimeError("nobody runs this by from tools import plane")
