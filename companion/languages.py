"""Where a language of the product stands: one folder holds all that it is."""

from pathlib import Path

from companion import paths
from companion.domain.words import Language


def language_folder(language: Language, resources: Path | None = None) -> Path:
    """The folder of a language, in the resources of the program or in others."""
    return (resources or paths.resources()) / "languages" / language.value
