"""What the lists of the page say: signs and what was done, events, words and details, each with its writer."""

from datetime import date, timedelta

import pytest

from companion.actions.consultation import PageChoice, PageSection
from companion.clean_text import CUT_MARK
from companion.domain.records import (
    Body,
    CheckIn,
    Details,
    Done,
    Event,
    Medicine,
    MedicineClass,
    Person,
    Photo,
    PhotoType,
    Question,
    Remark,
    Role,
)
from companion.domain.summary import Basis
from companion.domain.symptoms import Recall
from companion.domain.warning_signs import Urgency
from companion.domain.words import Language
from companion.paper.page.document import Listing, PageDocument, TickedSigns
from companion.paper.page.text import page_text
from tests.believable import TODAY, Writer, answers, number_id
from tests.press import Press

DAY = timedelta(days=1)
PATIENT = number_id(2)
WHOLE = frozenset(PageSection)
SEEN = "Saw a doctor or a nurse"


def ago(back: int) -> date:
    """A day before today."""
    return TODAY - back * DAY


def book(*bodies: Body, by_paul: tuple[Body, ...] = ()) -> Writer:
    """A patient and her caregiver, and what each of them wrote."""
    writer = Writer()
    writer.write(Person("Zoé", Role.PATIENT), ago(99), PATIENT)
    paul = writer.write(Person("Paul", Role.CAREGIVER), ago(99), PATIENT)
    for body in bodies:
        writer.write(body, TODAY, PATIENT)
    for body in by_paul:
        writer.write(body, TODAY, paul)
    return writer


def page(
    press: Press, writer: Writer, sections: frozenset[PageSection] = WHOLE, photos: int = 0
) -> PageDocument:
    """The page of the last thirty days."""
    carnet = writer.carnet()
    names = tuple(entry.id for entry in carnet.entries(Photo))[:photos]
    choice = PageChoice(
        Basis.DATES, ago(29), TODAY, sections=sections, photos=names, contents={"0" * 64: b""}
    )
    return press.page(carnet, choice=choice, language=Language.EN)


def ticked(back: int, *signs: str) -> CheckIn:
    """A check-in with these signs."""
    return CheckIn(ago(back), Recall.DAY, answers("cough S1"), warning_signs=signs)


def signs_of(made: PageDocument) -> TickedSigns:
    assert made.warning_signs is not None
    return made.warning_signs


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def of(listing: Listing | None) -> list[tuple[str, str, str]]:
    """Lead, text and answer of each item."""
    assert listing is not None
    return [(plain(one.lead), plain(one.text), plain(one.answer)) for one in listing.items]


def test_signs_of_straight_away_stand_first_and_unknown_ones_last(press: Press) -> None:
    """In the order of the card, each with its days and who ticked it."""
    made = signs_of(
        page(
            press,
            book(
                ticked(3, "gone", "fever"),
                ticked(2, "fever", "breathless-at-rest"),
                by_paul=(ticked(1, "fever"),),
            ),
        )
    )
    card = press.catalogue.card
    texts = [
        card.signs[name].text.in_language(Language.EN) for name in ("breathless-at-rest", "fever")
    ]
    assert [row.text for row in made.rows] == [*texts, "gone"]
    assert [plain(row.days) for row in made.rows] == [
        "28 Nov",
        "27 Nov, 28 Nov, 29 Nov (Paul)",
        "27 Nov",
    ]
    assert [row.strong for row in made.rows] == [True, False, False]
    assert card.signs["breathless-at-rest"].block is Urgency.NOW
    assert made.heading == "Warning signs ticked"
    assert made.source.startswith("Lines of the warning-sign card, version ")
    assert (made.visits, made.more) == ((), "")


@pytest.mark.parametrize("longer", [0, 1])
def test_long_words_are_cut(press: Press, longer: int) -> None:
    """80 letters of a sign that nobody knows; 300 of an event, a question, its answer and a medicine."""
    length = 300 + longer
    made = page(
        press,
        book(
            ticked(0, "s" * (80 + longer)),
            Event(TODAY, "e" * length),
            Question("q" * length, TODAY, "a" * length),
            Medicine("m" * length, TODAY),
            CheckIn(
                TODAY, Recall.DAY, answers("itching S1"),
                details={"itching": Details(new_product="p" * length)},
            ),
            Photo(TODAY, "0" * 64, PhotoType.JPEG, 8, 8, text="t" * length),
        ),
        photos=1,
    )  # fmt: skip
    assert made.events is not None
    assert made.medicines is not None
    assert made.questions is not None
    assert made.photos is not None
    (question,) = made.questions.items
    told = (
        (signs_of(made).rows[0].text, "s", 80),
        (made.events.rows[0].cells[1], "e", 300),
        (question.text, "q", 300),
        (question.answer.removeprefix("Answer received"), "a", 300),
        (made.medicines.rows[0].cells[0], "m", 300),
        (made.photos.photos[0].text, "t", 300),
    )
    for text, letter, longest in told:
        assert text.count(letter) == longest
        assert text.endswith(CUT_MARK) is bool(longer)
    (detail,) = of(made.details)
    assert detail[1].endswith(CUT_MARK)
    assert len(detail[1].removeprefix("Itching: ").removesuffix(f" {CUT_MARK}")) == 300


@pytest.mark.parametrize(
    ("events", "done"),
    [
        ([], ""),
        ([(2, Done.CALLED_TEAM)], "Called the team"),
        ([(2, Done.CALLED_TEAM), (2, Done.SEEN)], f"Called the team, {SEEN}"),
        ([(2, Done.CALLED_TEAM), (2, Done.CALLED_TEAM)], "Called the team"),
        ([(1, Done.CALLED_TEAM)], "Called the team (29 Nov)"),
        ([(2, Done.SEEN), (1, Done.CALLED_TEAM)], f"{SEEN} (28 Nov), Called the team (29 Nov)"),
        ([(3, Done.SEEN)], ""),
        ([(0, Done.SEEN)], ""),
        ([(2, None)], ""),
    ],
)
def test_what_was_done_on_the_day_or_the_next_stands_beside_a_sign(
    press: Press, events: list[tuple[int, Done | None]], done: str
) -> None:
    """With its own day where that is another one."""
    bodies = [Event(ago(back), "x", what) for back, what in events]
    made = signs_of(page(press, book(ticked(2, "fever"), *bodies)))
    assert plain(made.rows[0].done) == done


def test_a_sign_of_two_days_bears_the_days_of_what_was_done(press: Press) -> None:
    """Even where they are the same two."""
    events = [Event(ago(back), "x", Done.SEEN) for back in (4, 2)]
    made = signs_of(page(press, book(ticked(4, "fever"), ticked(2, "fever"), *events)))
    assert plain(made.rows[0].done).count("Nov)") == 2


def test_stays_and_emergency_visits_stand_above_the_signs(press: Press) -> None:
    """Newest first, with who noted them; not where events are not printed, and then nothing is."""
    visits = [Event(ago(4), "chute", Done.EMERGENCY), Event(ago(5), "rien", Done.NOTHING)]
    writer = book(*visits, by_paul=(Event(ago(2), "fièvre", Done.HOSPITAL),))
    made = signs_of(page(press, writer))
    assert [(plain(v.days), v.done, v.strong) for v in made.visits] == [
        ("28 Nov", "fièvre (Paul)", True),
        ("26 Nov", "chute", True),
    ]
    words = press.catalogue.card.done_label(Done.HOSPITAL.value).in_language(Language.EN)
    assert made.visits[0].text == words
    assert made.heading == "Hospital, emergency and warning signs"
    assert (made.rows, made.source) == ((), "")
    assert page(press, writer, WHOLE - {PageSection.EVENTS}).warning_signs is None
    assert page(press, book()).warning_signs is None


def test_events_say_what_was_done_and_by_whom_they_were_noted(press: Press) -> None:
    """A dash where nothing was said of it."""
    made = page(press, book(Event(ago(2), "x", Done.SEEN), by_paul=(Event(ago(1), "y"),))).events
    assert made is not None
    assert [tuple(map(plain, row.cells)) for row in made.rows] == [
        ("28 Nov", "x", SEEN),
        ("29 Nov", "y (Paul)", "–"),
    ]
    assert made.columns == ("Day", "What happened", "What was done")
    assert page(press, book()).events is None


def test_corticosteroids_stand_first_among_medicines(press: Press) -> None:
    """By the class that was given, else by their name."""
    made = page(
        press,
        book(
            Medicine("Aspirine", ago(5), "1"),
            Medicine("Prednisone", ago(4), "5 mg"),
            Medicine("Prednisolone", ago(3), None, MedicineClass.ANTIHISTAMINE),
            Medicine("Xyz", ago(2), "2", MedicineClass.CORTICOSTEROID, ago(1)),
        ),
    ).medicines
    assert made is not None
    assert [(row.cells[0], row.cells[1], plain(row.cells[2]), row.tag) for row in made.rows] == [
        ("Prednisone", "5 mg", "since 26 Nov", "corticosteroid"),
        ("Xyz", "2", "from 28 Nov to 29 Nov", "corticosteroid"),
        ("Aspirine", "1", "since 25 Nov", ""),
        ("Prednisolone", "–", "since 27 Nov", ""),
    ]
    assert page(press, book()).medicines is None


def test_questions_bear_their_answers_and_who_asked(press: Press) -> None:
    """The first ones only while they are open."""
    made = page(
        press,
        book(
            Question("a"),
            Question("b", TODAY, "oui"),
            Question("c", ago(1), "non", first=True),
            by_paul=(Question("d", first=True),),
        ),
    )
    assert of(made.questions) == [
        ("Paul", "d", ""),
        ("", "a", ""),
        ("", "b", "Answer received: oui"),
        ("", "c", "Answer received: non"),
    ]
    assert made.questions is not None
    assert made.questions.numbered
    assert page(press, book()).questions is None


def test_remarks_and_notes_bear_their_day_and_writer(press: Press) -> None:
    """A note of the patient's bears its day alone."""
    note = CheckIn(ago(3), Recall.DAY, answers("cough S1"), note="bien")
    made = page(
        press,
        book(note, Remark("un"), by_paul=(Remark("deux"), CheckIn(ago(2), Recall.DAY, {}, "dort"))),
    )
    assert of(made.remarks) == [("30 Nov, Zoé", "un", ""), ("30 Nov, Paul", "deux", "")]
    assert of(made.notes) == [("27 Nov", "bien", ""), ("28 Nov, Paul", "dort", "")]
    assert made.remarks is not None
    assert made.notes is not None
    assert not made.remarks.numbered
    assert not made.notes.numbered
    bare = page(press, book())
    assert (bare.remarks, bare.notes, bare.details) == (None, None, None)


@pytest.mark.parametrize(("count", "more"), [(20, ""), (21, "and one more in the record book")])
def test_twenty_details_stand_the_newest_last(press: Press, count: int, more: str) -> None:
    """Of symptoms that the catalogue knows."""
    bodies = [
        CheckIn(
            ago(n), Recall.DAY, answers("itching S1"),
            details={"itching": Details(("belly",)), "gone": Details(("belly",))},
        )
        for n in range(count)
    ]  # fmt: skip
    made = page(press, book(*bodies)).details
    assert made is not None
    assert (len(made.items), made.more) == (20, more)
    assert plain(made.items[-1].lead) == "30 Nov"
    assert plain(made.items[-1].text) == "Itching: belly"
    (other,) = of(page(press, book(by_paul=(bodies[0],))).details)
    assert other[0] == "30 Nov, Paul"


def test_photos_say_when_of_what_and_where(press: Press) -> None:
    """As far as it was said; numbered from 1."""
    sha = "0" * 64
    made = page(
        press,
        book(
            Photo(ago(2), sha, PhotoType.JPEG, 8, 9, "rash", ("belly",), "rouge"),
            Photo(ago(1), sha, PhotoType.JPEG, 8, 9, "gone"),
        ),
        photos=2,
    ).photos
    assert made is not None
    told = [
        (p.name, plain(p.caption), p.text, plain(p.alt), p.width, p.height) for p in made.photos
    ]
    assert told == [
        ("photo-1", "28 Nov · Rash · belly", "rouge", "Photo: 28 Nov · Rash · belly: rouge", 8, 9),
        ("photo-2", "29 Nov", "", "Photo: 29 Nov", 8, 9),
    ]
    assert page(press, book()).photos is None


def test_the_text_says_all_of_it_on_its_own_lines(press: Press) -> None:
    """Visits, signs, tables and lists, in the order of the page."""
    note = CheckIn(ago(3), Recall.DAY, answers("cough S1"), note="bien\ndormi")
    writer = book(
        note,
        ticked(2, "fever"),
        Event(ago(2), "chute", Done.HOSPITAL),
        Medicine("Prednisone", ago(4), "5 mg"),
        Question("a", TODAY, "oui"),
        Photo(ago(1), "0" * 64, PhotoType.JPEG, 8, 9),
        by_paul=(Remark("deux"),),
    )
    lines = plain(page_text(page(press, writer, photos=1))).splitlines()
    hospital = press.catalogue.card.done_label("hospital").in_language(Language.EN)
    for line in (
        f"! {hospital} – 28 Nov – chute",
        f"- 28 Nov: chute – {hospital}",
        "- Prednisone [corticosteroid]: 5 mg – since 26 Nov",
        "1. a",
        "  Answer received: oui",
        "- 30 Nov, Paul: deux",
        "- 27 Nov: bien",
        "  dormi",
        "- Photo: 29 Nov",
        "My questions",
        "------------",
        "Date of birth: ____________",
    ):
        assert line in lines, line
    assert any(line.startswith("[x] Fever of") for line in lines)
    heading = lines.index("My questions")
    assert lines[heading - 1] == ""
    assert lines.index("Remarks") > heading
