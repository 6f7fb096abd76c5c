"""The published composite grade: every combination, the skip rules, and who gets none.

The combinations are typed here a second time, as three characters: frequency, severity,
interference, `-` where an item has no such part (Basch 2021, doi:10.1177/1740774520975120).
"""

from datetime import date
from itertools import combinations

import pytest
from msgspec.structs import replace

from companion.content.catalogue import load_catalogue
from companion.content.questionnaires.form import read_form
from companion.domain.composite import (
    CompositeItem,
    GradeOnDay,
    Part,
    Scores,
    grades,
    official_questions,
    over_days,
)
from companion.record_json import JsonObject
from tests.questionnaires.building import (
    MII,
    official_item,
    official_question,
    official_questionnaire,
    question,
    resource,
    team_questionnaire,
)

TABLE = load_catalogue().composite
FREQUENCY, SEVERITY, INTERFERENCE = Part.FREQUENCY, Part.SEVERITY, Part.INTERFERENCE

PUBLISHED = {
    0: ("--0 -0- -00 0-- 0-0 00- 000 100 200 "),
    1: (
        "--1 --2 -1- -10 -11 -12 -20 -21 -30 1-- 1-0 1-1 1-2 10- 101 102 11- 110 111 112 "
        "12- 120 2-- 2-0 2-1 2-2 20- 201 202 21- 210 211 212 3-0 3-1 30- 300 301 302 31- "
        "310 311 312 4-0 4-1 40- 400 401 402 41- 410 411 "
    ),
    2: (
        "--3 --4 -13 -14 -2- -22 -23 -31 -32 -40 -41 -42 1-3 1-4 103 104 113 114 121 122 "
        "123 13- 130 131 132 14- 140 141 2-3 2-4 203 204 213 214 22- 220 221 222 23- 230 "
        "231 232 24- 240 241 3-- 3-2 303 304 313 314 32- 320 321 322 330 331 340 341 4-2 "
        "403 404 412 413 42- 420 421 422 430 431 440 441 "
    ),
    3: (
        "-24 -3- -33 -34 -4- -43 -44 124 133 134 142 143 144 223 224 233 234 242 243 244 "
        "3-3 3-4 323 324 33- 332 333 334 34- 342 343 344 4-- 4-3 4-4 414 423 424 43- 432 "
        "433 434 44- 442 443 444 "
    ),
}
RULED_OUT = (
    "-01 -02 -03 -04 0-1 0-2 0-3 0-4 001 002 003 004 01- 010 011 012 013 014 02- 020 021 "
    "022 023 024 03- 030 031 032 033 034 04- 040 041 042 043 044 "
)

YES_OR_NO = (5, 12, 24, 29, 31, 32, 33, 34, 35, 37, 38, 42, 43, 57, 58, 64, 69, 70, 73, 76, 79)


def scores_of(key: str) -> Scores:
    return {part: int(score) for part, score in zip(Part, key, strict=True) if score != "-"}


def item_like(key: str) -> int:
    """An official item that asks the parts of a combination."""
    asked = set(scores_of(key))
    return next(item for item, parts in TABLE.parts.items() if set(parts) == asked)


def test_all_179_combinations_have_their_published_grade() -> None:
    """Each by an item that asks those parts."""
    published = {key: grade for grade, keys in PUBLISHED.items() for key in keys.split()}
    assert len(published) == 179
    assert published == TABLE.grades
    for key, grade in published.items():
        assert TABLE.grade(item_like(key), scores_of(key)) == grade, key


def test_a_first_answer_of_0_ends_the_item_at_grade_0() -> None:
    """The 36 combinations that the branching rules out are not in the table; 0 stands for them."""
    keys = RULED_OUT.split()
    assert len(keys) == 36
    for key in keys:
        assert key not in TABLE.grades
        assert TABLE.grade(item_like(key), scores_of(key)) == 0, key


def test_a_first_answer_of_0_needs_no_further_one() -> None:
    """The rest is not asked then."""
    for item, parts in TABLE.parts.items():
        assert TABLE.grade(item, {parts[0]: 0}) == 0


def test_an_item_with_a_missing_answer_has_no_grade() -> None:
    """Whichever it is, unless the first one is 0."""
    for item, parts in TABLE.parts.items():
        for count in range(len(parts)):
            for answered in combinations(parts, count):
                assert TABLE.grade(item, dict.fromkeys(answered, 2)) is None
    assert TABLE.grade(51, {SEVERITY: 0, INTERFERENCE: 0}) is None


def test_the_grade_never_falls_when_an_answer_rises() -> None:
    """The table has no slip: each part, each item."""
    for key, grade in TABLE.grades.items():
        for place, score in enumerate(key):
            if score in "0123":
                higher = key[:place] + str(int(score) + 1) + key[place + 1 :]
                assert TABLE.grades.get(higher, 3) >= grade, (key, higher)


def test_items_answered_by_yes_or_no_and_unknown_ones_have_none() -> None:
    """They are not in the table: 21 items of 80."""
    assert set(TABLE.parts) == set(range(1, 81)) - set(YES_OR_NO)
    for item in (*YES_OR_NO, 0, 81):
        assert TABLE.grade(item, {FREQUENCY: 4, SEVERITY: 4, INTERFERENCE: 4}) is None


def test_official_items_are_known_by_their_codes() -> None:
    """By linkId and answer codes; the other question is left alone."""
    found = official_questions(read_form(official_questionnaire()), TABLE)
    assert [(one.item, one.part) for one in found] == [
        (53, SEVERITY),
        (53, INTERFERENCE),
        (9, FREQUENCY),
        (9, SEVERITY),
        (16, FREQUENCY),
        (51, FREQUENCY),
        (51, SEVERITY),
        (51, INTERFERENCE),
    ]


def test_an_item_is_known_by_its_code_whatever_its_link() -> None:
    """A code of the official system goes before the linkId."""
    code: JsonObject = {"system": MII, "code": "proctcae-16a-frq"}
    asked: JsonObject = {**official_question(53, "frq"), "linkId": "q1", "code": [code]}
    found = official_questions(read_form(resource(asked)), TABLE)
    assert [(one.item, one.link_id) for one in found] == [(16, "q1")]


@pytest.mark.parametrize(
    "change",
    [
        {"linkId": "fatigue"},
        {"linkId": "proctcae-24a-sev"},
        {"linkId": "proctcae-53a-frq"},
        {"linkId": "proctcae-530a-sev"},
        {"linkId": "Xproctcae-53a-sev"},
        {"type": "open-choice"},
        {"code": [{"system": MII, "code": "proctcae-53"}]},
    ],
)
def test_what_is_only_like_an_official_item_is_none(change: JsonObject) -> None:
    """Another name, an item without grade, a part that the item has not, free answers."""
    asked = {**official_question(53, "sev"), **change}
    assert official_questions(read_form(resource(asked)), TABLE) == ()


def test_answers_of_another_system_or_too_few_are_not_official() -> None:
    """The same words and codes elsewhere, and a shortened list."""
    asked = official_question(53, "sev")
    elsewhere = resource(asked).replace(MII, "https://team.example.org/codes")
    shortened = {**asked, "answerOption": asked["answerOption"][:4]}  # type: ignore[index]
    for text in (elsewhere, resource(shortened)):
        assert official_questions(read_form(text), TABLE) == ()


def test_an_item_that_stands_twice_has_no_grade() -> None:
    """Nobody could say which answer counts."""
    code: JsonObject = {"system": MII, "code": "proctcae-16a-frq"}
    twice: JsonObject = {**official_question(16, "frq"), "linkId": "again", "code": [code]}
    form = read_form(resource(official_question(16, "frq"), twice))
    assert official_questions(form, TABLE) == ()


def with_option(question: JsonObject, coding: JsonObject, place: int) -> JsonObject:
    """The question with one more answer at that place."""
    options = question["answerOption"]
    assert isinstance(options, list)
    return {
        **question,
        "answerOption": [*options[:place], {"valueCoding": coding}, *options[place:]],
    }


def test_an_answer_that_is_no_score_does_not_make_a_question_something_else() -> None:
    """« Prefer not to say » may stand anywhere among the five; it has no score."""
    for place in (0, 2, 5):
        refusal: JsonObject = {"system": MII, "code": "not-said", "display": "Je passe"}
        asked = with_option(official_question(53, "sev"), refusal, place)
        (found,) = official_questions(read_form(resource(asked)), TABLE)
        assert found.scores == {f"proctcae-severity-{score}": score for score in range(5)}


@pytest.mark.parametrize("system", ["a:of-the-team", "z:of-the-team"])
def test_one_answer_of_another_system_makes_a_question_something_else(system: str) -> None:
    """Wherever it stands, even with the very same code."""
    for place in (0, 2, 5):
        other: JsonObject = {"system": system, "code": "not-said", "display": "Je passe"}
        asked = with_option(official_question(53, "sev"), other, place)
        assert official_questions(read_form(resource(asked)), TABLE) == ()


@pytest.mark.parametrize("part", ["frequency", "interference"])
def test_one_answer_of_another_part_makes_a_question_something_else(part: str) -> None:
    """How often is not how strong."""
    other: JsonObject = {"system": MII, "code": f"proctcae-{part}-1", "display": "Un peu"}
    asked = with_option(official_question(53, "sev"), other, 5)
    assert official_questions(read_form(resource(asked)), TABLE) == ()


@pytest.mark.parametrize("system", ["a:of-the-team", "z:of-the-team"])
def test_a_code_of_another_system_names_no_official_item(system: str) -> None:
    """The linkId is looked at then."""
    code: JsonObject = {"system": system, "code": "proctcae-16a-frq"}
    asked: JsonObject = {**official_question(53, "sev"), "code": [code]}
    found = official_questions(read_form(resource(asked)), TABLE)
    assert [(one.item, one.part) for one in found] == [(53, SEVERITY)]


def test_each_system_of_codes_is_tried() -> None:
    """The form may use any of those that the catalogue names, whichever comes first."""
    (mii,) = (codes for codes in TABLE.codes if codes.system == MII)
    other = replace(mii, system="urn:other")
    form = read_form(resource(official_question(53, "sev")))
    for codes in ((mii,), (other, mii), (mii, other)):
        assert len(official_questions(form, replace(TABLE, codes=codes))) == 1
    assert official_questions(form, replace(TABLE, codes=(other,))) == ()


def test_our_own_kind_of_questions_never_gets_a_grade() -> None:
    """A questionnaire with no official code has no official question."""
    assert official_questions(read_form(team_questionnaire()), TABLE) == ()
    assert official_questions(read_form(resource(question("fatigue"))), TABLE) == ()


def test_one_set_of_answers_gives_each_whole_item_its_grade() -> None:
    """A refusal to answer is no score; an item half answered is left out."""
    form = read_form(resource(official_item(53, "sev", "int"), official_item(9, "frq", "sev")))
    found = official_questions(form, TABLE)
    given = {
        "proctcae-53a-sev": "proctcae-severity-3",
        "proctcae-53b-int": "proctcae-interference-1",
        "proctcae-09a-frq": "proctcae-frequency-4",
    }
    assert grades(given, found, TABLE) == {53: 2}
    assert grades({**given, "proctcae-09b-sev": "proctcae-severity-2"}, found, TABLE) == {
        9: 2,
        53: 2,
    }
    assert grades({"proctcae-09a-frq": "proctcae-frequency-0"}, found, TABLE) == {9: 0}
    assert grades({"proctcae-53a-sev": "not-said", "proctcae-53b-int": ""}, found, TABLE) == {}
    assert grades({"proctcae-53a-sev": 3.0, "proctcae-09a-frq": True}, found, TABLE) == {}


def test_worst_is_the_first_day_at_the_highest_grade_and_last_the_latest_day() -> None:
    """Each item by itself, in the order of their numbers."""
    days = [date(2026, 11, day) for day in (3, 10, 17)]
    dated = [(days[0], {53: 2, 9: 0}), (days[1], {53: 3}), (days[2], {53: 3, 9: 0})]
    assert over_days(dated) == (
        CompositeItem(9, GradeOnDay(0, days[0]), GradeOnDay(0, days[2])),
        CompositeItem(53, GradeOnDay(3, days[1]), GradeOnDay(3, days[2])),
    )
