"""What a record says, without what it bears beside its words; knows nothing of who wrote it."""

from msgspec.structs import replace

from companion.domain.records import Body, CheckIn, Noted


def own_words(body: Body) -> Body:
    """The record without the signs ticked in it, and without the marks that stand beside its words."""
    if isinstance(body, CheckIn) and body.warning_signs:
        body = replace(body, warning_signs=())
    return unmarked(body)


def unmarked(body: Body) -> Body:
    """The record without the marks beside it: whether it is private, at whose request it was corrected."""
    if not isinstance(body, Noted):
        return body
    if body.private is None and body.at_request_of is None:
        return body
    return replace(body, private=None, at_request_of=None)
