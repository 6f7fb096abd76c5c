"""Small faults that could stand in a module: where each is, and what the module says with it.

Cosmic Ray makes most of them; a changed word and a forgotten call are ours. What no test could ever
notice is left out: type annotations and their names, decorators, arguments of a class, docstrings,
lengths that are equal as made (`strict=True`), and sentences, which `make check` compares.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from parso.python import tree
from parso.tree import BaseNode, NodeOrLeaf

Position = tuple[tuple[int, int], tuple[int, int]]

_LEFT_OUT = {"RemoveDecorator", "ExceptionReplacer", "VariableReplacer", "VariableInserter"}
# Enumerations and None are the same object or not equal.
_SAME = ("_Is_Eq", "_IsNot_NotEq", "_Eq_Is", "_NotEq_IsNot")
# What they are given is compared by `make check`: words in two languages, and types.
_COMPARED = {"texts", "_texts", "N_", "cast", "ParamSpec"}
_NOT_CODE = {"tfpdef", "annassign", "decorator", "decorators", "import_name", "import_from"}
# A star there takes apart or marks off; with another sign, nothing can be read or all is as before.
_NO_SUM = {"parameters", "param", "argument", "dictorsetmaker", "star_expr"}
_A_TYPE = re.compile(r"[A-Z]\w*|str|int|float|bool|bytes|\]|\[")


class Operator(Protocol):
    """One way to put a fault into a module."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        """Where it could in this node."""

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        """The node with the fault."""


class OtherWord:
    """A word in quotes becomes another one; sentences and docstrings stay."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        if node.type == "string" and not re.search(r"\s", node.value) and not _compared(node):
            yield (node.start_pos, node.end_pos)

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        node.value = re.sub(r"""^(\w*(?:'''|\"""|'|"))""", r"\1XX", node.value, count=1)
        return node


class ForgottenCall:
    """An act that stands alone on its line is not done."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        if node.type in {"atom_expr", "power"} and node.parent.type == "simple_stmt":
            yield (node.start_pos, node.end_pos)

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        return tree.Name("pass", node.start_pos, prefix=node.get_first_leaf().prefix)


@dataclass(frozen=True)
class Mutant:
    """One fault in one module; `lines` are the first and last line that it changes."""

    module: Path
    operator: str
    occurrence: int
    lines: tuple[int, int]
    column: int

    def code(self) -> str:
        """The module with the fault in it."""
        made: str = mutate_code(
            self.module.read_text("utf-8"), _operators()[self.operator], self.occurrence
        )
        return made


def _operators() -> dict[str, Operator]:
    ours: dict[str, Operator] = {"OtherWord": OtherWord(), "ForgottenCall": ForgottenCall()}
    theirs = {
        name: get_operator(name)()
        for name in operator_names()
        if name.rpartition("/")[2] not in _LEFT_OUT and not name.endswith(_SAME)
    }
    return theirs | ours


def mutants_of(module: Path) -> Iterator[list[Mutant]]:
    """Every place of a module where a fault could stand, with the faults that could stand there."""
    nodes = list(ast_nodes(get_ast_from_path(module)))
    places: dict[tuple[int, int], list[Mutant]] = defaultdict(list)
    for name, operator in _operators().items():
        occurrence = 0
        for node in nodes:
            for start, end in operator.mutation_positions(node):
                if _is_code(node, name):
                    lines = (start[0], end[0])
                    mutant = Mutant(module, name, occurrence, lines, start[1])
                    places[start].append(mutant)
                occurrence += 1
    for _, found in sorted(places.items()):
        yield found


def sample(modules: list[Path], size: int, seed: int) -> tuple[list[Mutant], int]:
    """Faults of all modules in proportion to how many could stand in each; and how many could in all.

    Every so many places in the order of modules and lines, from a random one on: no module of some
    size is passed over.
    """
    chance = random.Random(seed)
    places = [place for module in modules for place in mutants_of(module)]
    step = max(len(places) / size, 1)
    start = chance.random() * step
    chosen = [places[int(start + step * n)] for n in range(min(size, len(places)))]
    # In any order, so that a run that is stopped early says something of all modules.
    return chance.sample([chance.choice(found) for found in chosen], len(chosen)), len(places)


def _is_code(node: NodeOrLeaf, operator: str) -> bool:
    if node.type == "string" and node.parent.type in {"simple_stmt", "file_input"}:
        return False
    if "BitOr" in operator and _joins_types(node):
        return False
    if "BinaryOperator" in operator and node.parent.type in _NO_SUM:
        return False
    if _is_for_types(node):
        return False
    while node.parent is not None:
        parent: BaseNode = node.parent
        is_kind = parent.type == "annassign" and node is not parent.children[-1]
        if is_kind or (parent.type in _NOT_CODE and parent.type != "annassign"):
            return False
        if parent.type == "funcdef" and parent.annotation is node:
            return False
        if parent.type == "classdef" and node is not parent.children[-1]:
            return False
        if _says_nothing_to_a_test(parent) or _is_for_types(parent):
            return False
        node = parent
    return True


def _says_nothing_to_a_test(parent: BaseNode) -> bool:
    """Names of types, and the promise that what is taken side by side is of one length."""
    if parent.type == "argument":
        return bool(parent.get_code().strip() == "strict=True")
    before = parent.children[0]
    return parent.type == "atom_expr" and bool(before.get_code().strip() == "TypeVar")


def _is_for_types(node: NodeOrLeaf) -> bool:
    """Whether it is what a type checker alone reads."""
    is_condition = node.type == "if_stmt"
    return is_condition and str(node.children[1].get_code()).strip() == "TYPE_CHECKING"


def _joins_types(node: NodeOrLeaf) -> bool:
    sides = (node.get_previous_leaf(), node.get_next_leaf())
    return any(side.value == "None" or _A_TYPE.fullmatch(side.value) for side in sides)


def _compared(word: NodeOrLeaf) -> bool:
    """Whether it is what `make check` finds missing in another language, or a type."""
    before = word.get_previous_leaf()
    return before is not None and before.value == "(" and _called(before) in _COMPARED


def _called(bracket: NodeOrLeaf) -> str:
    before = bracket.get_previous_leaf()
    return "" if before is None else str(before.value)
