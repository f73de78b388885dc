from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from invoice import Invoice


class Ledger:
    def post(self, invoice: Invoice) -> None:
        self.last = invoice
