"""The steps of the self-test on a carnet: made, written in, corrected, a photo, a questionnaire."""

from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from typing import Final

from companion import paths
from companion.actions.check_in.answering import (
    Answering,
    keep_answering,
    loaded,
    take_in_questionnaire,
)
from companion.actions.key import Key
from companion.actions.photos import photo_of
from companion.apart.pictures import read_picture_apart
from companion.apart.questionnaires import prepare_questionnaires_apart
from companion.cli.selftest.bench import NOON, TODAY, Bench, Step, expect
from companion.content.catalogue import load_catalogue
from companion.content.demo import build_demo
from companion.content.pictures import read_picture
from companion.domain.carnet import Carnet
from companion.domain.errors import N_
from companion.domain.records import (
    BODY_OF,
    Appointment,
    Body,
    CheckIn,
    Event,
    Infusion,
    Kind,
    Measurement,
    Medicine,
    Person,
    Photo,
    PhotoType,
    Preferences,
    Profile,
    Purpose,
    Question,
    Questionnaire,
    QuestionnaireResponse,
    Remark,
    Rhythm,
    Role,
)
from companion.domain.symptoms import Attribute, Recall
from companion.languages import languages

_QUESTIONNAIRE: Final = """{"resourceType": "Questionnaire", "url": "https://example.org/questionnaire",
"item": [{"linkId": "q1", "text": "?", "type": "integer"}]}"""


def _make_carnet(bench: Bench) -> None:
    with closing(bench.book()) as book:
        expect(book.create(name="Selftest", key=Key()).carnet.patient() is not None)
    start = bench.path.read_bytes()[:16]
    expect(not start.startswith(b"SQLite format"))


def _record_each_kind(bench: Bench) -> None:
    with closing(bench.open()) as opened:
        bench.written = [opened.journal.record(body) for body in _one_of_each()]
        expect({revision.kind for revision in bench.written} == set(Kind))


def _one_of_each() -> Sequence[Body]:
    fatigue = {"fatigue": {Attribute.INTENSITY: 2, Attribute.INTERFERENCE: 1}}
    bodies: tuple[Body, ...] = (
        CheckIn(TODAY, Recall.DAY, fatigue, note="Très fatiguée", warning_signs=("fever",)),
        Measurement(TODAY, "temperature", 38.4, "Cel"),
        Infusion(TODAY - timedelta(days=12), "Nivolumab", given=True, cycle=6),
        Medicine("Cétirizine", TODAY - timedelta(days=3), "10 mg"),
        Appointment(NOON + timedelta(days=10), Purpose.CONSULTATION),
        Event(TODAY, "Fièvre"),
        Question("Pourquoi ai-je froid ?"),
        QuestionnaireResponse("https://example.org/questionnaire", TODAY, {"q1": 2}),
        Remark("Dort l’après-midi"),
        Profile("Selftest"),
        Person("Paul", Role.CAREGIVER),
        Photo(TODAY, "0" * 64, PhotoType.PNG, 1, 1),
        Questionnaire("https://example.org/questionnaire", "Test", _QUESTIONNAIRE),
        Preferences(rhythm=Rhythm.WEEK),
    )
    expect({type(body) for body in bodies} == set(BODY_OF.values()))
    return bodies


def _add_photo(bench: Bench) -> None:
    content = (paths.resources() / "demo" / "forearm-1.jpg").read_bytes()
    picture = read_picture_apart(content)
    # Read here as well: this process is the one that says what was loaded.
    expect(read_picture(content) == picture)
    with closing(bench.open()) as opened:
        body = photo_of(picture, TODAY)
        opened.journal.record_photo(body, picture.content)
        expect(opened.file.photo(body.sha256) == picture.content)


def _answer_questionnaire(bench: Bench) -> None:
    with closing(bench.open()) as opened:
        journal = opened.journal
        other_form = _QUESTIONNAIRE.replace("questionnaire", "other")
        (prepared,) = prepare_questionnaires_apart([("other.json", other_form)])
        expect(prepared.text is not None)
        take_in_questionnaire(journal, other_form)
        *_, other = loaded(journal.carnet, journal.catalogue)
        answering = Answering(other.form, TODAY)
        answering.keep("q1", 3)
        (written,) = keep_answering(journal, answering)
        expect(written.kind is Kind.QUESTIONNAIRE_RESPONSE, answering.open_required == ())


def _change_and_take_back(bench: Bench) -> None:
    with closing(bench.open()) as opened:
        journal = opened.journal
        check_in, measurement = bench.written[0], bench.written[1]
        better = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
        correction = journal.correct(check_in.record_id, better)
        expect(correction is not None, len(journal.carnet.history(check_in.record_id)) == 2)
        withdrawal = journal.withdraw(measurement.record_id)
        expect(not journal.carnet.entries(Measurement))
        journal.undo(withdrawal)
        expect(journal.carnet.entry(measurement.record_id).body == measurement.body)
        bench.standing = journal.carnet


def _open_again(bench: Bench) -> None:
    with closing(bench.open()) as opened:
        opened.file.check()
        expect(opened.journal.carnet == bench.standing)


def _tell_the_story(bench: Bench) -> None:
    for language in reversed(languages()):
        demo = build_demo(load_catalogue(), TODAY, language)
        bench.demo = Carnet(demo.identity).with_revisions(demo.revisions)
        expect(len(bench.demo.entries(Infusion)) == 6)


STEPS: Final[tuple[Step, ...]] = (
    (N_("a new, encrypted record book"), _make_carnet),
    (N_("an entry of each kind"), _record_each_kind),
    (N_("a photo"), _add_photo),
    (N_("the care team’s questionnaire"), _answer_questionnaire),
    (N_("correcting, withdrawing and undoing"), _change_and_take_back),
    (N_("opening the file again"), _open_again),
    (N_("the demonstration record book"), _tell_the_story),
)
