"""`companion card`: the warning-sign card on paper, with or without a record book."""

import argparse
from pathlib import Path

from companion.actions.card_size import CardSize
from companion.cli.command import Command, Group, add_output, may_add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.domain.words import Language
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    may_add_carnet(
        needed,
        texts("the record book whose team’s numbers stand on it; without it, lines to fill"),
    )
    needed.add_argument(
        "--size",
        type=CardSize,
        default=CardSize.A4,
        metavar="a4|wallet",
        help=texts("one A4 side, or a strip to fold for a wallet"),
    )
    needed.add_argument(
        "--both", action="store_true", help=texts("French and English side by side, for travel")
    )
    needed.add_argument(
        "--filled",
        action="store_true",
        help=texts("name, treatment, doses, steroids and hospital as the record book has them"),
    )
    add_output(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.paper.card import warning_sign_card

    output: Path | None = found.output
    languages = (Language.FR, Language.EN) if found.both else [session.texts.language]
    carnet = session.carnet_if_named()
    card = warning_sign_card(carnet, found.size, languages, session.today, filled=found.filled)
    session.put_out(card.pdf(), output)
    return 0


COMMAND = Command("card", N_("print the warning-sign card"), _add, _run)
