"""What comes from outside is read in a process of its own: whatever happens there costs a sentence."""

import io
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from companion import apart
from companion.actions.bring_in.found import FoundRecords, NotBroughtIn, Separator
from companion.actions.photos import NotAPicture, PictureTooLarge
from companion.apart import (
    TooMuchToRead,
    prepare_questionnaires_apart,
    read_from_elsewhere_apart,
    read_picture_apart,
)
from companion.content.catalogue import load_catalogue
from companion.content.pictures import read_picture
from companion.content.questionnaire import read_form
from companion.domain.errors import InvalidLine
from companion.domain.questionnaire import QuestionnaireRefused
from companion.exchange.incoming.read import read


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
    limited = "from companion import apart; apart._limit_this_process(); "
    monkeypatch.setattr(apart, "program", lambda: (sys.executable, "-c", limited + ends))
    monkeypatch.setattr(apart, "MOST_SECONDS", 1)
    for act in (
        lambda: read_picture_apart(b"x"),
        lambda: prepare_questionnaires_apart([("q.json", "{}")]),
        lambda: read_from_elsewhere_apart(b"Day,Note\n"),
    ):
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
    from companion.content import questionnaire_options as options

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
