"""What comes from outside is read in a process of its own: whatever happens there costs a sentence."""

import hashlib
import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from companion.actions.bring_in.found import FoundRecords, NotBroughtIn, Separator
from companion.actions.handover import Handover, HandoverDamaged, Recipient, WrongWords
from companion.actions.photos import NotAPicture, PictureTooLarge
from companion.apart import process
from companion.apart.from_elsewhere import read_from_elsewhere_apart
from companion.apart.handovers import read_handover_apart
from companion.apart.lines import lines_tried_apart
from companion.apart.pages import PageWorker
from companion.apart.pictures import read_picture_apart
from companion.apart.printables import Typesetter
from companion.apart.process import TooMuchToRead
from companion.apart.questionnaires import prepare_questionnaires_apart
from companion.content.catalogue import load_catalogue
from companion.content.pictures import read_picture
from companion.content.questionnaires.form import read_form
from companion.domain.errors import FileNotReadable, InvalidLine
from companion.domain.questionnaire import QuestionnaireRefused
from companion.domain.words import Language
from companion.exchange.age_file import seal
from companion.exchange.handover_lines import to_lines
from companion.exchange.incoming.read import read
from companion.files import FileNotText
from companion.paper.recovery_sheet import recovery_sheet
from companion.paper.typesetting import PageNotSet
from tests.exchange.one_of_each import one_of_each

pytestmark = pytest.mark.apart
DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
WORDS = "abeille ancre aube azur"


def handed(place: Path) -> Handover:
    """A carnet of each kind of record, in a file there that the words open."""
    carnet = one_of_each()
    patient = carnet.patient()
    assert patient is not None
    found = Handover(NOW, patient.id, Recipient.CAREGIVER, carnet)
    place.write_bytes(b"".join(seal(to_lines(found), WORDS)))
    return found


def jpeg(width: int = 40, height: int = 30) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "JPEG")
    return out.getvalue()


def test_a_picture_is_the_same_as_when_it_is_read_here() -> None:
    """Bytes and sides come back as they are, also of a large one."""
    for content in (jpeg(), jpeg(7_000, 7_000)):
        assert read_picture_apart(content) == read_picture(content)


def test_what_is_no_picture_is_said_as_here() -> None:
    """The same sentences come out of the other process."""
    with pytest.raises(NotAPicture):
        read_picture_apart(b"no picture")
    with pytest.raises(NotAPicture):
        read_picture_apart(jpeg()[:100])
    with pytest.raises(PictureTooLarge):
        read_picture_apart(jpeg(8_000, 7_000))


@pytest.mark.parametrize(
    "ends",
    [
        "import os; os.abort()",
        "raise SystemExit(3)",
        "print('read 1')",
        "print('read é')",
        "bytearray(4_000_000_000)",
        "while True: pass",
        "pass",
    ],
)
def test_a_reader_that_goes_down_costs_a_sentence(
    monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    """A crash, an answer cut short, all the memory, all the time: nothing of it reaches this process."""
    limited = "from companion.apart.process import limit_this_process as lim; lim(); "
    monkeypatch.setattr(process, "program", lambda: (sys.executable, "-c", limited + ends))
    monkeypatch.setattr(process, "MOST_SECONDS", 1)
    with pytest.raises(TooMuchToRead):
        read_picture_apart(b"x")


@pytest.mark.parametrize(
    "act",
    [
        lambda: prepare_questionnaires_apart([("q.json", "{}")]),
        lambda: read_from_elsewhere_apart(b"Day,Note\n"),
        lambda: read_handover_apart(Path("p.carnet-age"), "un deux"),
        lambda: lines_tried_apart(b"{}", "lines"),
        lambda: PageWorker(Language.FR, DAY).page(Path("p.carnet-age"), "un deux"),
    ],
)
def test_an_answer_that_no_reader_gives_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]
) -> None:
    """Whichever reader it was asked of."""
    monkeypatch.setattr(process, "program", lambda: (sys.executable, "-c", "print('odd 3 4')"))
    with pytest.raises(TooMuchToRead):
        act()


def test_a_folder_named_like_the_program_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever starts it from a folder of somebody else's files runs none of them."""
    (tmp_path / "companion").mkdir()
    (tmp_path / "companion" / "__init__.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read_picture_apart(jpeg()) == read_picture(jpeg())


def test_a_file_from_elsewhere_is_the_same_as_when_it_is_read_here() -> None:
    """A table, with a separator that was chosen too, records, and both kinds of refusal."""
    catalogue = load_catalogue()
    line = b'{"kind": "event", "for_day": "2026-11-20", "what": "\\u202ex"}\n'
    for content, separator in (
        (b"Day;A,B\n2026-11-20;1,2\n", None),
        (b"Day;A,B\n2026-11-20;1,2\n", Separator.COMMA),
        (line, None),
    ):
        assert read_from_elsewhere_apart(content, separator) == read(content, catalogue, separator)
    with pytest.raises(NotBroughtIn):
        read_from_elsewhere_apart(b"%PDF")
    with pytest.raises(InvalidLine) as refused:
        read_from_elsewhere_apart(line + b'{"kind": "event"}')
    assert refused.value.values["line"] == 2


def test_a_questionnaire_in_a_bundle_comes_along() -> None:
    """Made ready in the same process; one that is refused keeps nothing else out."""
    asked = json.loads(bomb(concepts=3, includes=1, questions=2))
    broken = {"resourceType": "Questionnaire", "status": "retired"}
    entries = [{"resource": each} for each in (asked, broken)]
    bundle = json.dumps({"resourceType": "Bundle", "entry": entries}).encode()
    found = read_from_elsewhere_apart(bundle)
    assert isinstance(found, FoundRecords)
    (record,) = found.records
    assert json.loads(record.line)["url"] == "https://example.org/q"


def bomb(*, concepts: int, includes: int, questions: int) -> str:
    """Each question takes its answers from a list that takes the same long list again and again."""
    system = "https://example.org/codes"
    listed = [{"code": f"c{number}", "display": f"Word {number}"} for number in range(concepts)]
    items = [
        {
            "linkId": f"q{number}",
            "text": "?",
            "type": "choice",
            "answerValueSet": "#all",
        }
        for number in range(questions)
    ]
    return json.dumps(
        {
            "resourceType": "Questionnaire",
            "url": "https://example.org/q",
            "status": "active",
            "contained": [
                {"resourceType": "CodeSystem", "id": "s", "url": system, "concept": listed},
                {
                    "resourceType": "ValueSet",
                    "id": "all",
                    "compose": {"include": [{"system": system}] * includes},
                },
            ],
            "item": items,
        }
    )


def test_a_list_of_answers_stops_where_it_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The codes of a set are made once and no further than the 201st, however often it is named."""
    from companion.content.questionnaires import options

    made = list[str]()
    original = options._said

    def counted(node: object, system: str | None) -> object:
        made.append("code")
        return original(node, system)  # type: ignore[arg-type]

    monkeypatch.setattr(options, "_said", counted)
    with pytest.raises(QuestionnaireRefused):
        read_form(bomb(concepts=3_000, includes=900, questions=900))
    assert len(made) <= 3_000
    made.clear()
    with pytest.raises(QuestionnaireRefused):
        read_form(bomb(concepts=150, includes=2, questions=900))
    assert len(made) <= 150
    made.clear()
    assert len(read_form(bomb(concepts=150, includes=1, questions=900)).questions()) == 900
    assert len(made) <= 150


def test_a_questionnaire_of_any_kind_is_tried_apart() -> None:
    """What is wrong with its content comes back as the sentence that reading it here says."""
    whole = bomb(concepts=150, includes=1, questions=2)
    for text in ("{}", "no json", "\ud800", "[]", "<Questionnaire/>", "", "\0"):
        (found,) = prepare_questionnaires_apart([("q.json", text)])
        assert found.text is None
        assert found.refusal is not None
        assert str(found.refusal)
    (found,) = prepare_questionnaires_apart([("q.json", whole)])
    assert found.text is not None
    assert json.loads(found.text) == {**json.loads(whole), "title": "q"}


def test_what_was_handed_over_comes_back_as_it_was_given(tmp_path: Path) -> None:
    """Equal; what does not open is told apart as it is here."""
    place = tmp_path / ("p\udcff.carnet-age" if os.name == "posix" else "p é.carnet-age")
    # A name of a stick need not be text, but for Windows.
    found = handed(place)
    assert read_handover_apart(place, WORDS) == found
    with pytest.raises(WrongWords):
        read_handover_apart(place, "abeille")
    place.write_bytes(place.read_bytes()[:-1])
    with pytest.raises(HandoverDamaged):
        read_handover_apart(place, WORDS)
    with pytest.raises(FileNotReadable):
        read_handover_apart(tmp_path / "gone", WORDS)


def test_a_photo_that_is_no_picture_is_refused_with_its_file(tmp_path: Path) -> None:
    """Before the window's own decoder, or the page's, meets it."""
    found, place = handed(tmp_path / "p.carnet-age"), tmp_path / "odd.carnet-age"
    for content, is_whole in ((jpeg(), True), (jpeg()[:-200], False), (b"GIF89a", False)):
        odd = replace(found, photos={hashlib.sha256(content).hexdigest(): content})
        place.write_bytes(b"".join(seal(to_lines(odd), WORDS)))
        if is_whole:
            assert read_handover_apart(place, WORDS) == odd
        else:
            with pytest.raises(HandoverDamaged):
                read_handover_apart(place, WORDS)


def test_words_and_names_are_in_no_list_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither among the arguments nor in the environment."""
    seen = tmp_path / "seen"
    told = f"import os,sys; open({str(seen)!r}, 'w').write(repr((sys.argv, os.environ)))"
    monkeypatch.setattr(process, "program", lambda: (sys.executable, "-c", told))
    with pytest.raises(TooMuchToRead):
        read_handover_apart(Path("jeanne.carnet-age"), WORDS)
    assert "apart" in seen.read_text()
    assert not any(word in seen.read_text() for word in (*WORDS.split(), "jeanne"))


def test_lines_come_back_once_all_of_them_were_read() -> None:
    """As text; the first wrong one is named as it would be here."""
    line = '{"kind": "remark", "text": "\\u00e9té"}\r\n\n'
    assert lines_tried_apart(line.encode("utf-8-sig"), "p") == line
    with pytest.raises(InvalidLine) as refused:
        lines_tried_apart(f"{line}[]".encode(), "p")
    assert refused.value.values["line"] == 3
    with pytest.raises(FileNotText):
        lines_tried_apart(line.encode("utf-16"), "p")


def test_one_worker_makes_page_after_page_and_is_replaced_when_it_goes_down(tmp_path: Path) -> None:
    """A file that does not open costs nothing else."""
    place = tmp_path / "p.carnet-age"
    handed(place)
    worker = PageWorker(Language.FR, DAY)
    try:
        page = worker.page(place, WORDS)
        assert page.startswith(b"%PDF-")
        with pytest.raises(WrongWords):
            worker.page(place, "abeille")
        with pytest.raises(FileNotReadable):
            worker.page(tmp_path / "gone", WORDS)
        there = worker._process
        assert there is not None
        there.kill()
        with pytest.raises(TooMuchToRead):
            worker.page(place, WORDS)
        assert worker.page(place, WORDS) == page
    finally:
        worker.close()


def test_paper_is_set_apart_by_a_process_that_ends_and_is_replaced() -> None:
    """The window never holds what typst keeps; a mistake of ours is told here as a mistake."""
    setter = Typesetter(kept_s=0.05)
    sheet = recovery_sheet(["0000"] * 14, "1a2b3c4d", Language.FR, DAY)

    def asked() -> list[bytes]:
        return setter.typeset(sheet.template, sheet.inputs, DAY, "png", ppi=20)

    try:
        (side,) = asked()
        assert side.startswith(b"\x89PNG")
        there = setter._process
        assert there is not None
        assert there.wait(10) != 0  # nobody asked for more
        assert asked() == [side]
        with pytest.raises(PageNotSet):
            setter.typeset(sheet.template, {}, DAY, "png", ppi=20)
    finally:
        setter.close()
