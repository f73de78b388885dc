def main():
    print("basket")
