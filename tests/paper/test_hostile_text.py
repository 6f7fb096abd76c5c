"""Whatever people type, paste or receive is printed or visibly cut; the page never fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.clean_text import CUT_MARK, LONGEST_TEXT, MOST_LINES, clean_text
from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    Done,
    Event,
    Infusion,
    Medicine,
    Person,
    Profile,
    Question,
    Remark,
    Role,
)
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.languages import languages
from companion.paper.glyphs import MISSING_MARK, printable
from companion.paper.page.text import page_text
from tests.believable import TODAY, Writer, answers, number_id
from tests.paper.verapdf import failed_rules
from tests.parts import few_examples
from tests.press import Press, on_one_line, printed_words

HOSTILE = {
    "emoji": "Mal 😀👩‍👩‍👧🇫🇷1️⃣👍🏽",
    "Arabic": "أشعر بالتعب منذ أسبوع، و الحكة",
    "Chinese": "我今天很累",
    "NUL and controls": "a\x00b\x07c\x1b[31md\x7f\x85e",
    "byte order mark": "\ufefffatigue\u200b\u2060",
    "right-to-left overrides": "\u202etxet\u202c \u2066in\u2069 \u200fx",
    "markup": '#read("/etc/passwd") *gras* _x_ $1/0$ `code` <label> @ref \\ // ' + "= Titre",
    "a long word": "a" * 100_000,
    "a long word of marks": "e" + "\u0301" * 100_000,
    "stacked marks": "".join("a" + "\u0300\u0316\u0327\u0489" * 20 for _ in range(40)),
    "keycap on an accent": "é\u20e3 x\u20dd",
    "lone surrogate": "a\ud83dz",
    "private use and non-characters": "\ue000\uffff\U0010ffff",
    "line ends": "a\r\nb\rc\u2028d\u2029e\vf\fg" + "\n" * 500,
    "spaces": "\u3000\u2003a\t\tb\u00a0c\u202f;",
    "Hangul, Hebrew, Hindi, Thai": "안녕 שלום नमस्ते สวัสดี",
    "format string": "{count} %s %(x)s {0}",
    "JSON and HTML": '"}],"x":1 <script>alert(1)</script> &amp;',
    "blank": " \u00a0\u202f\u200b ",
}


def carnet_saying(text: str, *, times: int = 1) -> Carnet:
    """A carnet with the text in every place that takes words."""
    writer = Writer()
    patient = writer.write(Person(text, Role.PATIENT), TODAY, number_id(900_000))
    caregiver = writer.write(Person(text, Role.CAREGIVER), TODAY, patient)
    writer.write(Profile(text), TODAY, patient)
    check_in = CheckIn(TODAY, Recall.DAY, answers("fatigue S2"), text, (text, "fever"), None)
    writer.write(check_in, TODAY, patient)
    writer.write(CheckIn(TODAY, Recall.DAY, answers("fatigue S1"), text), TODAY, caregiver)
    writer.write(Infusion(TODAY, text, given=False, reason=text), TODAY, patient)
    writer.write(Infusion(TODAY, text, given=True), TODAY, patient)
    writer.write(Medicine(text, TODAY, text), TODAY, patient)
    writer.write(Event(TODAY, text, Done.SEEN), TODAY, patient)
    for _ in range(times):
        writer.write(Question(text, None, None), TODAY, patient)
        writer.write(Remark(text), TODAY, caregiver)
    return writer.carnet()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_never_stop_the_page(press: Press, name: str) -> None:
    """In every field, in both languages: a PDF, and words for the terminal without controls."""
    carnet = carnet_saying(HOSTILE[name])
    for language in languages():
        assert press.pdf(carnet, language=language).startswith(b"%PDF")
        said = page_text(press.page(carnet, language=language))
        assert not set(said) & {chr(n) for n in range(32) if chr(n) != "\n"}


def test_hostile_words_leave_the_file_accessible(press: Press) -> None:
    """All of them together still pass veraPDF."""
    carnet = carnet_saying("\n".join(text[:300] for text in HOSTILE.values()))
    pdf = press.pdf(carnet)
    assert failed_rules(pdf, "ua1") == []
    assert failed_rules(pdf, "3a") == []


def test_markup_is_printed_as_it_was_typed(press: Press) -> None:
    """Nothing that a person types is run or read as layout."""
    words = on_one_line(printed_words(press.pdf(carnet_saying(HOSTILE["markup"]))))
    assert '#read("/etc/passwd")' in words
    assert "*gras* _x_ $1/0$ `code` <label>" in words


def test_emoji_and_arabic_are_drawn(press: Press) -> None:
    """They have fonts of their own."""
    assert printable("😀 تعب") == "😀 تعب"
    words = printed_words(press.pdf(carnet_saying("Content 😀 ici")))
    assert "😀" in words


def test_letters_without_a_font_leave_a_visible_mark() -> None:
    """A few marks stand for a whole sentence."""
    assert printable("Mot 我今天很累 fin") == f"Mot {MISSING_MARK * 3} fin"


def test_five_thousand_questions_are_cut_with_their_number(press: Press) -> None:
    """Twenty are printed, and the page says how many are not."""
    writer = Writer()
    patient = number_id(900_000)
    for n in range(5_000):
        writer.write(Question(f"Question {n} ?"), TODAY, patient)
    page = press.page(writer.carnet(), language=Language.EN)
    assert page.questions is not None
    assert len(page.questions.items) == 20
    assert page.questions.more == "and 4,980 more in the record book"
    french = press.page(writer.carnet())
    assert french.questions is not None
    assert french.questions.more == "et 4\u202f980 autres éléments dans le carnet"
    assert press.pdf(writer.carnet()).startswith(b"%PDF")


def test_a_long_text_is_cut_with_a_mark() -> None:
    """By letters or by lines."""
    assert clean_text("a" * 100_000) == "a" * LONGEST_TEXT + f" {CUT_MARK}"
    assert clean_text("a\n" * 100).endswith(CUT_MARK)
    assert clean_text("a\n" * 100).count("\n") == MOST_LINES - 1


@given(st.text())
def test_clean_text_holds_no_control_and_is_stable(text: str) -> None:
    """Cleaning twice changes nothing more, and no line is blank."""
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not any(ord(letter) < 32 and letter != "\n" for letter in cleaned)
    assert "\n\n" not in cleaned


@few_examples()
@given(st.lists(st.text(min_size=1, max_size=60), min_size=5, max_size=20))
def test_any_words_can_be_printed(press: Press, texts: list[str]) -> None:
    """Arbitrary Unicode becomes a PDF without a warning."""
    assert press.pdf(carnet_saying("\n".join(texts)[:1000])).startswith(b"%PDF")
