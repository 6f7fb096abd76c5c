"""The summary for other programs: the documented keys in their order, the same bytes each time."""

import json

from companion.domain.carnet import Carnet
from companion.domain.words import Language
from companion.exchange.summary_json import summary_json
from tests.believable import believable
from tests.exchange.conftest import assert_golden
from tests.exchange.one_of_each import one_of_each
from tests.paper.test_hostile_text import HOSTILE, carnet_saying
from tests.paper.test_questionnaires import answered
from tests.press import Press
from tests.questionnaires.building import URL

KEYS = [
    "format", "language", "period", "previous", "coverage", "symptoms", "not_asked",
    "warning_signs", "events", "infusions", "medicines", "measurements", "measured_before",
    "questions", "remarks", "questionnaires", "late", "corrected", "people",
]  # fmt: skip
SYMPTOM_KEYS = [
    "id", "worst", "last", "previous_worst", "change", "days_at_2_or_more", "interference_worst",
    "daily", "notable", "previous_notable", "days_change", "weeks", "by_author",
]  # fmt: skip


def summary(press: Press, carnet: Carnet) -> str:
    """The summary of a carnet as JSON."""
    return summary_json(press.summary(carnet), Language.FR)


def test_the_summary_stays_as_it_is(press: Press) -> None:
    """One record of each kind, byte for byte."""
    assert_golden("summary.json", summary(press, one_of_each()))


def test_the_keys_stand_in_the_documented_order(press: Press, carnet: Carnet) -> None:
    """At the top and in each symptom."""
    said = json.loads(summary(press, carnet))
    assert list(said) == KEYS
    assert all(list(symptom) == SYMPTOM_KEYS for symptom in said["symptoms"])
    assert list(said["period"]) == ["from", "to", "basis", "days"]


def test_each_day_has_one_value(press: Press, carnet: Carnet) -> None:
    """A level or null."""
    said = json.loads(summary(press, carnet))
    for symptom in said["symptoms"]:
        assert len(symptom["daily"]) == said["period"]["days"]
        assert set(symptom["daily"]) <= {0, 1, 2, 3, 4, None}


def test_the_same_carnet_gives_the_same_bytes(press: Press, carnet: Carnet) -> None:
    """Whenever it is asked."""
    assert summary(press, carnet) == summary(press, believable())


def test_hostile_words_can_be_written_and_read_back(press: Press) -> None:
    """As UTF-8. Half characters cannot be stored in the first place."""
    for name, text in HOSTILE.items():
        if name == "lone surrogate":
            continue
        json.loads(summary(press, carnet_saying(text)).encode())


def test_official_items_stand_with_their_grades(press: Press) -> None:
    """Worst and last with their days, for the questionnaire that holds such items alone."""
    team, official = sorted(
        json.loads(summary(press, answered()))["questionnaires"], key=lambda one: "composite" in one
    )
    assert team == {"url": f"{URL}|1", "responses": 1}
    worst, last = {"grade": 3, "day": "2026-11-23"}, {"grade": 1, "day": "2026-11-30"}
    none = {"grade": 0, "day": "2026-11-23"}, {"grade": 0, "day": "2026-11-30"}
    assert list(official) == ["url", "responses", "composite"]
    assert official["responses"] == 2
    found = {one["item"]: one for one in official["composite"]}
    assert found[53] == {"item": 53, "worst": worst, "last": last}
    assert found[9]["last"] in none


def test_two_people_s_levels_stand_side_by_side(press: Press, carnet: Carnet) -> None:
    """Where they differ on a day; who ticked a sign, what was late and what was corrected are named."""
    said = json.loads(summary(press, carnet))
    (tired,) = (one for one in said["symptoms"] if one["by_author"])
    assert tired["id"] == "fatigue"
    for one in tired["by_author"]:
        assert list(one) == ["author", "daily"]
        assert len(one["daily"]) == said["period"]["days"]
    (ticked,) = said["warning_signs"]
    assert list(ticked) == ["id", "for_day", "author", "signs", "ticked_by"]
    assert ticked["ticked_by"] == {"fever": ticked["author"]}
    assert [list(late) for late in said["late"]] == [["id", "for_day", "days_late"]]
    assert said["late"][0]["days_late"] == 5
    assert [list(one) for one in said["corrected"]] == [["id", "revisions", "by"]]
    assert said["coverage"]["began"] == "2026-09-01"
