raise RuntimeError("scripts/ is first on the path of a script, and the repository is not on it")
