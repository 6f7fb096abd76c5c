"""A text in both languages of the product."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages of the product."""

    FR = "fr"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in French and in English."""

    fr: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in that language."""
        return self.fr if language is Language.FR else self.en
