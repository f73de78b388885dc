def main():
    import later

    return later


if __name__ == "__main__":
    main()
