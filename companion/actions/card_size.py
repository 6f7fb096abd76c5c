"""How large the warning-sign card is on paper."""

from enum import StrEnum


class CardSize(StrEnum):
    """The two sizes of the warning-sign card: one A4 side, or a strip that folds to a bank card."""

    A4 = "a4"
    WALLET = "wallet"
