import figures

if __name__ == "__main__":
    assert figures.TOTAL == 3
