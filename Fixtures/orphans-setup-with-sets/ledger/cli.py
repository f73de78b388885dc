from ledger.book import Book


def main():
    return Book()
