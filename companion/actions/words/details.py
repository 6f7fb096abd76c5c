"""What was noted about a symptom beside its level, in words.

The same in the window, on the page and in a table; it adds nothing.
"""

from companion.dates import capitalised
from companion.domain.body_map import BodyMap
from companion.domain.records import Details
from companion.messages import Texts

MINUS = "\u2212"


def detail_words(details: Details, body: BodyMap, texts: Texts) -> tuple[str, ...]:
    """« visage, avant-bras gauche », « sommeil perdu »: one text for each thing noted."""
    said: list[str] = []
    if details.where:
        said.append(place_words(details.where, body, texts))
    if details.palms is not None:
        said.append(palms_words(details.palms, texts))
    if details.mouth is not None:
        said.append(texts("in the mouth too") if details.mouth else texts("not in the mouth"))
    if details.sleep_lost is not None:
        said.append(texts("sleep lost") if details.sleep_lost else texts("no sleep lost"))
    if details.new_product:
        said.append(texts("new product: {product}", product=details.new_product))
    return tuple(said)


def place_words(where: tuple[str, ...], body: BodyMap, texts: Texts) -> str:
    """« visage, avant-bras gauche », from head to foot; an unknown place by its id."""
    unknown = tuple(name for name in where if name not in body.regions)
    known = [texts.words(body.regions[name].label) for name in body.in_order(where)]
    return ", ".join((*known, *unknown))


def palms_words(palms: int, texts: Texts) -> str:
    """« environ 3 mains à plat »; 0 is less than one."""
    if palms == 0:
        return texts("less than one flat hand")
    return texts.plural("about {count} flat hand", "about {count} flat hands", palms)


def stools_words(stools: int, usual: int | None, texts: Texts) -> str:
    """« 5 selles, +3 par rapport à l’habitude (2) »: plain arithmetic, and no judgement."""
    if usual is None:
        return texts.plural("{count} stool", "{count} stools", stools)
    if stools == usual:
        return texts.plural("{count} stool, as usual", "{count} stools, as usual", stools)
    sign = "+" if stools > usual else MINUS
    return texts.plural(
        "{count} stool, {difference} compared with the usual number ({usual})",
        "{count} stools, {difference} compared with the usual number ({usual})",
        stools,
        difference=f"{sign}{abs(stools - usual)}",
        usual=usual,
    )


def in_one_line(words: tuple[str, ...]) -> str:
    """« Visage · sommeil perdu »."""
    return capitalised(" · ".join(words)) if words else ""
