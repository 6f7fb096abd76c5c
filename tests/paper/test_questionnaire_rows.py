"""The rows that answers to a care team's questionnaire become on the page, and what is left out of them."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from companion.clean_text import CUT_MARK
from companion.domain.composite import Part
from companion.domain.questionnaire_values import Value
from companion.domain.records import (
    Person,
    Preferences,
    Questionnaire,
    QuestionnaireResponse,
    Role,
)
from companion.domain.words import Language
from companion.paper.page.document import Table
from companion.record_json import JsonObject
from tests.believable import TODAY, Writer, number_id
from tests.press import Press
from tests.questionnaires.building import (
    URL,
    official_item,
    official_question,
    question,
    resource,
)

DAY = timedelta(days=1)


def table(
    press: Press,
    form: str | None,
    *days: Mapping[str, Value],
    composite: bool = False,
    url: str = f"{URL}|1",
    by: Role = Role.PATIENT,
) -> Table:
    """The part of the page for these answers, the last of them today's."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    other = writer.write(Person("Paul", Role.CAREGIVER), TODAY, patient)
    author = patient if by is Role.PATIENT else other
    if composite:
        writer.write(Preferences(page_composite=True), TODAY, patient)
    if form is not None:
        writer.write(Questionnaire(URL, "Suivi", form), TODAY, patient)
    for before, given in enumerate(reversed(days)):
        writer.write(QuestionnaireResponse(url, TODAY - before * DAY, given), TODAY, author)
    made = press.page(writer.carnet(), language=Language.EN).questionnaires
    assert made is not None
    return made


def cells(made: Table) -> list[tuple[str, ...]]:
    """The rows with plain spaces."""
    return [tuple(cell.replace("\u00a0", " ") for cell in row.cells) for row in made.rows]


def test_one_day_s_answers_stand_without_their_day(press: Press) -> None:
    """The day is said once, above; a title row is strong, an answer is not."""
    made = table(press, resource(question("a"), question("b", "string")), {"b": "x", "a": True})
    assert cells(made) == [
        ("Suivi de l’équipe", "1 time, for 30 Nov"),
        ("La question a", "Yes"),
        ("La question b", "x"),
    ]
    assert [row.strong for row in made.rows] == [True, False, False]
    assert made.columns == ("Questionnaire", "Answers")
    assert made.more == ""


def test_of_many_days_the_last_eight_stand(press: Press) -> None:
    """Each with its day."""
    for count, shown in ((2, 2), (8, 8), (9, 8)):
        days = [{"a": f"w{n}"} for n in range(count)]
        made = table(press, resource(question("a", "string")), *days)
        assert cells(made)[0][1] == f"{count} times, last for 30 Nov"
        said = cells(made)[1][1].split("; ")
        assert len(said) == shown
        assert said[-1] == f"30 Nov: w{count - 1}"
        assert said[0].endswith(f": w{count - shown}")


def test_answers_to_an_unknown_questionnaire_stand_in_the_order_in_which_they_were_given(
    press: Press,
) -> None:
    """Below its address; by link where there are no words."""
    made = table(press, None, {"b": "x", "a": 2.5, "c": True})
    assert cells(made) == [
        (f"{URL}|1", "1 time, for 30 Nov"),
        ("b", "x"),
        ("a", "2.5"),
        ("c", "Yes"),
    ]


def test_words_that_are_no_words_leave_a_name(press: Press) -> None:
    """A link of controls alone, an address of none."""
    made = table(press, None, {"\u202e": "x"}, url="\u202e")
    assert cells(made)[0][0] == "–"
    assert cells(made)[1] == ("\u202e", "x")


@pytest.mark.parametrize(("count", "more"), [(200, ""), (201, "and one more in the record book")])
def test_two_hundred_answers_stand_on_the_page(press: Press, count: int, more: str) -> None:
    """How many there are besides is said."""
    made = table(press, None, {f"q{n}": True for n in range(count)})
    assert len(made.rows) == 201
    assert made.more == more


@pytest.mark.parametrize("longer", [0, 1])
def test_long_words_are_cut(press: Press, longer: int) -> None:
    """300 letters of an answer, 120 of a question and of a title."""
    title, asked = "T" * (120 + longer), "Q" * (120 + longer)
    form = resource(question("a", "string", text=asked), title=title)
    made = table(press, form, {"a": "z" * (300 + longer)})
    (name, _), (question_cell, answer) = cells(made)
    assert (name.count("T"), question_cell.count("Q"), answer.count("z")) == (120, 120, 300)
    for cell in (name, question_cell, answer):
        assert cell.endswith(CUT_MARK) is bool(longer)


def test_another_s_answers_are_signed(press: Press) -> None:
    """As all words on the page that are not the patient's."""
    made = table(press, None, {"a": "x"}, by=Role.CAREGIVER)
    assert cells(made)[1] == ("a", "x (Paul)")


SHORT = {Part.FREQUENCY: "frq", Part.SEVERITY: "sev", Part.INTERFERENCE: "int"}


def graded(press: Press, count: int, *, composite: bool = True) -> Table:
    """So many official items, all answered with 2, but the last one with 4."""
    known = sorted(press.catalogue.composite.parts.items())[:count]
    items, given = list[JsonObject](), dict[str, Value]()
    for number, parts in known:
        items.append(official_item(number, *(SHORT[part] for part in parts), branching=False))
        score = 4 if number == known[-1][0] else 2
        for letter, part in zip("abc", parts, strict=False):
            link = f"proctcae-{number:02}{letter}-{SHORT[part]}"
            given[link] = f"proctcae-{part.value}-{score}"
    return table(press, resource(*items), given, composite=composite)


def grades_of(made: Table) -> list[tuple[int, int]]:
    """The number and the worst grade of each item, from the rows of grades."""
    rows = [row for row in cells(made) if row[1].startswith("Composite grade")]
    return [
        (int(name.partition(" ")[0]), int(said.partition("at most ")[2][0])) for name, said in rows
    ]


def test_grades_stand_worst_first_with_their_source_where_they_were_wished(press: Press) -> None:
    """Then by their number; nobody who did not wish for them reads of any."""
    without = graded(press, 9, composite=False)
    assert grades_of(without) == []
    assert without.more == ""
    made = graded(press, 9)
    found = grades_of(made)
    assert len(found) == 9
    assert found == sorted(found, key=lambda one: (-one[1], one[0]))
    assert found[0][1] > found[-1][1]
    assert made.more.startswith("Composite grade 0 to 3 of the official PRO-CTCAE items")
    assert cells(made)[-1][0] == f"{found[-1][0]} · Les pommes {found[-1][0]}"


@pytest.mark.parametrize(("count", "more"), [(30, ""), (31, "and one more in the record book ")])
def test_thirty_grades_stand_on_the_page(press: Press, count: int, more: str) -> None:
    """What is left out is the least."""
    whole = graded(press, count)
    assert len(grades_of(whole)) == 30
    assert whole.more.startswith(f"{more}Composite grade")
    least = min(grade for _, grade in grades_of(graded(press, 30)))
    assert grades_of(whole)[-1][1] >= least


def test_an_item_without_a_group_is_called_by_its_question(press: Press) -> None:
    """In its words."""
    form = resource(official_question(16, "frq"))
    given: dict[str, Value] = {"proctcae-16a-frq": "proctcae-frequency-4"}
    made = table(press, form, given, composite=True)
    assert cells(made)[-1] == (
        "16 · Combien de pommes, 16 frq",
        "Composite grade: at most 3, 30 Nov, last 3, 30 Nov",
    )
