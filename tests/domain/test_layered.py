"""A layered mapping holds what a dict would hold, and never changes one that was handed out."""

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.layered import Layered

additions = st.lists(st.dictionaries(st.integers(0, 400), st.integers(), max_size=150), max_size=8)


@given(additions)
def test_it_grows_like_a_dict(added: list[dict[int, int]]) -> None:
    """Same items in the same order, whatever was added in whatever portions."""
    layered, plain = Layered[int, int](), dict[int, int]()
    versions = []
    for more in added:
        layered, plain = layered.with_items(more), {**plain, **more}
        versions.append((layered, dict(plain)))
    for version, expected in versions:
        assert dict(version.items()) == dict(version) == expected
        assert list(version) == list(expected)
        assert list(version.values()) == list(expected.values())
        assert len(version) == len(expected)
        assert version == expected
        assert all(key in version and version[key] == item for key, item in expected.items())
        assert 401 not in version
