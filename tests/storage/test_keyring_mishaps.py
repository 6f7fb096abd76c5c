"""What a keyring complains of, by the names of its library's errors, as sentences of ours."""

import pytest

from companion.domain.key_errors import KeyringAbsent, KeyringEmpty, KeyringLocked, KeyringMishap
from companion.storage import keyring_slot
from companion.storage.keyring_slot import SystemKeyring

LOCKED = ("KeyringLocked", "LockedException", "PromptDismissedException", "AssertionError")
ABSENT = ("NoKeyringError", "InitError", "SecretServiceNotAvailableException", "ImportError")


def error(name: str, *, below: bool = False) -> Exception:
    """An error of a class of that name, or of one below it."""
    made: type[Exception] = type(name, (Exception,), {})
    if below:
        made = type("Other", (made,), {})
    return made("x")


class Backend:
    """Fails as it is told."""

    def __init__(self, failure: Exception | None) -> None:
        self.failure = failure
        self.kept = dict[tuple[str, str], str]()

    def get_password(self, service: str, account: str) -> str | None:
        if self.failure is not None:
            raise self.failure
        return self.kept.get((service, account))

    def set_password(self, service: str, account: str, secret: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.kept[service, account] = secret


def keyring(monkeypatch: pytest.MonkeyPatch, failure: Exception | None) -> Backend:
    """The system's keyring, which fails so."""
    backend = Backend(failure)
    monkeypatch.setattr(keyring_slot, "system_backend", lambda *, reading=False: backend)
    return backend


CASES: list[tuple[Exception, type[KeyringMishap]]] = [
    *((error(name, below=below), KeyringLocked) for name in LOCKED for below in (False, True)),
    *((error(name, below=below), KeyringAbsent) for name in ABSENT for below in (False, True)),
    (OSError(), KeyringAbsent),
    (ImportError(), KeyringAbsent),
    (ValueError(), KeyringMishap),
    (KeyringEmpty(), KeyringEmpty),
]


@pytest.mark.parametrize(
    ("failure", "mishap"),
    CASES,
    ids=[f"{type(one).__mro__[-3].__name__}-{n}" for n, (one, _) in enumerate(CASES)],
)
def test_a_failure_is_told_by_its_kind(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, mishap: type[KeyringMishap]
) -> None:
    """Locked, absent, or neither; reading and writing alike."""
    keyring(monkeypatch, failure)
    with pytest.raises(KeyringMishap) as reading:
        SystemKeyring().get("a")
    with pytest.raises(KeyringMishap) as writing:
        SystemKeyring().set("a", "b")
    assert type(reading.value) is type(writing.value) is mishap


def test_where_no_keyring_was_ever_made_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by the cause of the failure; another cause is a mishap."""
    for cause, is_empty in ((error("ItemNotFoundException"), True), (error("Other"), False)):
        failure = error("InitError")
        failure.__cause__ = cause
        keyring(monkeypatch, failure)
        if is_empty:
            assert SystemKeyring().get("a") is None
        else:
            with pytest.raises(KeyringAbsent):
                SystemKeyring().get("a")


def test_a_secret_is_kept_under_the_program_s_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """And found again there."""
    backend = keyring(monkeypatch, None)
    assert SystemKeyring().get("a") is None
    SystemKeyring().set("a", "secret")
    assert backend.kept == {("Compagnon Immuno", "a"): "secret"}
    assert SystemKeyring().get("a") == "secret"
