"""Keyrings that behave as a test says. They fulfil SecretStore.

Knows nothing of slots or files.
"""

from dataclasses import dataclass, field
from threading import Event

from companion.domain.key_errors import KeyringMishap


@dataclass
class MemoryKeyring:
    """Keeps secrets in memory, unless it is told to fail."""

    secrets: dict[str, str] = field(default_factory=dict)
    mishap: KeyringMishap | None = None
    forgets: bool = False
    asked: int = 0

    def get(self, account: str) -> str | None:
        self.asked += 1
        if self.mishap is not None:
            raise self.mishap
        return self.secrets.get(account)

    def set(self, account: str, secret: str) -> None:
        if self.mishap is not None:
            raise self.mishap
        if not self.forgets:
            self.secrets[account] = secret


@dataclass
class SlowKeyring(MemoryKeyring):
    """Answers once it is told to, such as a keyring that waits for its own password."""

    answers: Event = field(default_factory=Event)

    def get(self, account: str) -> str | None:
        assert self.answers.wait(60)
        return super().get(account)
