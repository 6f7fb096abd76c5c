"""Which records the patient shares: what others see, what is handed over, what the page says;
and whose words stay theirs.

A private record stays out with all its writings, and so do the remarks about it. Knows neither the
screen nor the file.
"""

from msgspec.structs import replace

from companion.domain.carnet import Carnet, Entry, once_a_carnet
from companion.domain.errors import OthersWords
from companion.domain.own_words import own_words
from companion.domain.records import Body, Noted, Question, Remark


def is_private(body: Body | None) -> bool:
    """Whether the patient keeps a record to themselves."""
    return isinstance(body, Noted) and body.private is True


@once_a_carnet
def private_records(carnet: Carnet) -> frozenset[str]:
    """The ids of the records that the patient keeps to themselves, withdrawn ones too."""
    if not any(map(is_private, (writing.body for writing in carnet.revisions.values()))):
        return frozenset()
    private = {
        revisions[0].record_id
        for revisions in carnet.histories()
        if is_private(next((r.body for r in reversed(revisions) if r.body is not None), None))
    }
    if not private:
        return frozenset()
    return _remarks_about(carnet, private).union(private)


def shared(carnet: Carnet) -> Carnet:
    """The carnet with what the patient shares: the same one where nothing is private.

    The one answer for the sight of others, the handover and the page. A photo's content goes with
    the record that names it.
    """
    private = private_records(carnet)
    if not private:
        return carnet
    return Carnet(carnet.identity).with_revisions(
        revision for revision in carnet.revisions.values() if revision.record_id not in private
    )


def may_be_private(carnet: Carnet, entry: Entry[Body]) -> bool:
    """Whether the patient may keep it to themselves: what they noted, and nobody else."""
    patient = carnet.patient()
    return (
        isinstance(entry.body, Noted)
        and patient is not None
        and all(revision.author == patient.id for revision in entry.revisions)
    )


def _remarks_about(carnet: Carnet, private: set[str]) -> frozenset[str]:
    return frozenset(
        revisions[0].record_id
        for revisions in carnet.histories()
        if any(isinstance(r.body, Remark) and r.body.about in private for r in revisions)
    )


def changes_words(before: Body, after: Body) -> bool:
    """Whether what a record says is another thing than before. A question that was asked says the same."""
    if isinstance(before, Question) and isinstance(after, Question):
        return before.text != after.text
    return own_words(before) != own_words(after)


def says_the_same(before: Body, after: Body) -> bool:
    """Whether a writing would change nothing. At whose request is no matter of what it says."""
    if isinstance(before, Noted) and isinstance(after, Noted):
        before = replace(before, at_request_of=None, private=is_private(before))
        after = replace(after, at_request_of=None, private=is_private(after))
    return before == after


def as_correction(entry: Entry[Body], body: Body, author: str, *, at_request: bool) -> Body:
    """What `author` writes when they correct a record: a private one stays private.

    Another's words are corrected only at their request, which is signed. Raises OthersWords.
    """
    standing = entry.body
    if not isinstance(body, Noted) or not isinstance(standing, Noted):
        return body
    others = entry.author != author and changes_words(standing, body)
    if others and not at_request:
        raise OthersWords
    private = standing.private if body.private is None else body.private
    return replace(body, private=private, at_request_of=entry.author if others else None)
