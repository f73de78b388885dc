from ledger import Ledger


class Invoice:
    ledger: Ledger
