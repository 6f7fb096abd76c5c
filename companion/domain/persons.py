"""Several records of one person that were joined: which record each of them stands under."""

from collections.abc import Iterable, Mapping

from companion.domain.records import Person, Revision


def joined_persons(histories: Iterable[tuple[Revision, ...]]) -> Mapping[str, str]:
    """The record id that each joined person stands under, by their own.

    One who is joined to a record that is not there stands alone. Where two computers joined the two
    each the other way round, the older record stands.
    """
    standing = {revisions[0].record_id: revisions[-1].body for revisions in histories}
    named = {
        record: body.same_as
        for record, body in standing.items()
        if isinstance(body, Person) and isinstance(standing.get(body.same_as or ""), Person)
    }
    found: dict[str, str] = {}
    for record in named:
        way = [record]
        while (following := named.get(way[-1])) is not None and following not in way:
            way.append(following)
        one = way[-1] if following is None else min(way[way.index(following) :])
        if one != record:
            found[record] = one
    return found
