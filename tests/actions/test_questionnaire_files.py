"""The files of a questionnaire: which are read of a folder, how many, and what became of each."""

from pathlib import Path

import pytest

from companion.actions import questionnaire_files
from companion.actions.check_in.answering import SameQuestionnaire
from companion.actions.questionnaire_files import (
    Prepared,
    TooManyFiles,
    offered_by,
    read_questionnaire_files,
    take_in_questionnaires,
)
from companion.actions.words.questionnaires import offered_words
from companion.domain.questionnaire import QuestionnaireRefused
from companion.domain.records import Questionnaire
from companion.domain.words import Language
from companion.files import FileTooLarge
from companion.messages import load_texts
from tests.actions.desk import Desk
from tests.questionnaires.building import URL, question, resource
from tests.systems import link_or_skip

TEXT = resource(question("a"))
OTHER = resource(question("b"), url=f"{URL}/2")


def test_of_a_folder_the_questionnaires_within_are_read_in_order(tmp_path: Path) -> None:
    """Also of folders within it; neither other files nor what only points elsewhere."""
    (tmp_path / "in").mkdir()
    for name in ("b.json", "a.json", "in/c.json", "in/d.txt"):
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "folder.json").mkdir()
    link_or_skip(tmp_path / "link.json", tmp_path / "in" / "d.txt")
    found = read_questionnaire_files([tmp_path])
    assert found == (("a.json", "a.json"), ("b.json", "b.json"), ("c.json", "in/c.json"))
    chosen = [tmp_path / "in" / "d.txt", tmp_path / "in"]
    assert [name for name, _ in read_questionnaire_files(chosen)] == ["d.txt", "c.json"]
    assert read_questionnaire_files([]) == ()


def test_as_many_files_and_letters_as_are_allowed_are_read_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chosen one by one or in a folder; a folder of other things is not read for minutes."""
    assert (questionnaire_files.MOST_FILES, questionnaire_files.MOST_BYTES) == (500, 20_000_000)
    monkeypatch.setattr(questionnaire_files, "MOST_FILES", 3)
    monkeypatch.setattr(questionnaire_files, "MOST_BYTES", 12)
    files = [tmp_path / f"{n}.json" for n in range(4)]
    for file in files[:3]:
        file.write_text("four", "utf-8")
    assert (
        len(read_questionnaire_files(files[:3])) == len(read_questionnaire_files([tmp_path])) == 3
    )
    files[0].write_text("fiver", "utf-8")
    with pytest.raises(FileTooLarge):
        read_questionnaire_files([tmp_path])
    files[3].write_text("", "utf-8")
    for chosen in (files, [tmp_path]):
        with pytest.raises(TooManyFiles) as refused:
            read_questionnaire_files(chosen)
        assert refused.value.values["most"] == 3


def test_what_is_whole_is_taken_in_beside_what_is_refused(desk: Desk) -> None:
    """Each refusal with its name."""
    refusal = QuestionnaireRefused(reason="x")
    offer = offered_by(
        desk.journal,
        [
            Prepared("a", TEXT),
            Prepared("x", refusal=refusal),
            Prepared("a", TEXT),
            Prepared("b", OTHER),
        ],
    )
    assert [(each.name, each.is_newer) for each in offer.forms] == [("a", False), ("b", False)]
    assert [name for name, _ in offer.refusals] == ["x", "a"]
    assert offer.refusals[0][1] is refusal
    assert isinstance(offer.refusals[1][1], SameQuestionnaire)
    assert desk.carnet.entries(Questionnaire) == ()
    written = take_in_questionnaires(desk.journal, offer)
    assert len(written) == 2
    desk.journal.undo_all(written)
    assert desk.carnet.entries(Questionnaire) == ()


def test_one_refusal_alone_is_said_as_such_and_several_are_listed(desk: Desk) -> None:
    """Nothing at all is no mishap."""
    refused = Prepared("x", refusal=QuestionnaireRefused(reason="x"))
    with pytest.raises(QuestionnaireRefused):
        offered_by(desk.journal, [refused])
    assert len(offered_by(desk.journal, [refused, refused]).refusals) == 2
    assert offered_by(desk.journal, []).refusals == ()


def test_one_sees_who_published_it_and_in_which_languages_it_is(desk: Desk) -> None:
    """As the file says; what it does not say is said too."""
    texts = load_texts(Language.EN)
    signed = resource(question("a"), publisher="Unicancer", language="fr-FR", version="2")
    (offered,) = offered_by(desk.journal, [Prepared("a", signed)]).forms
    said = offered_words(texts, offered.form)
    assert said == "1 question · version 2 · published by Unicancer · Français"
    (other,) = offered_by(
        desk.journal, [Prepared("b", resource(question("a"), language="de", version=None))]
    ).forms
    assert (
        offered_words(texts, other.form)
        == "1 question · nobody says who published it · language: de"
    )
