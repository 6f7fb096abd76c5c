"""Symptoms that older record books hold as own words and that the catalogue asks about now.

What was written is read under the new name, level by level; what is stored stays as it is.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeVar

from msgspec.structs import replace

from companion.domain.records import Body, CheckIn, Photo, Preferences

LED_OVER: Final[Mapping[str, str]] = MappingProxyType({"own-voice": "hoarse-voice"})
"""The id in own words to the id in the catalogue; both are asked how strong it was."""

_Noted = TypeVar("_Noted")


def led_over(body: Body) -> Body:
    """The record under the names of today; itself when it holds none of the old ones."""
    if isinstance(body, CheckIn):
        if LED_OVER.keys().isdisjoint(body.answers) and LED_OVER.keys().isdisjoint(body.details):
            return body
        return replace(body, answers=_by_name(body.answers), details=_by_name(body.details))
    if isinstance(body, Photo) and body.about is not None and body.about in LED_OVER:
        return replace(body, about=LED_OVER[body.about])
    if isinstance(body, Preferences):
        return _preferences(body)
    return body


def _preferences(body: Preferences) -> Preferences:
    names = (*body.daily, *body.page_without_symptoms, *(own.id for own in body.own_symptoms))
    if LED_OVER.keys().isdisjoint(names):
        return body
    return replace(
        body,
        daily=_names(body.daily),
        page_without_symptoms=_names(body.page_without_symptoms),
        own_symptoms=tuple(own for own in body.own_symptoms if own.id not in LED_OVER),
    )


def _by_name(noted: Mapping[str, _Noted]) -> dict[str, _Noted]:
    """Under today's names. What was noted under the new name itself stands."""
    led = {LED_OVER[name]: said for name, said in noted.items() if name in LED_OVER}
    return {**led, **{name: said for name, said in noted.items() if name not in LED_OVER}}


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(LED_OVER.get(name, name) for name in names))
