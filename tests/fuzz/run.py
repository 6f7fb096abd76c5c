"""Coverage-guided fuzzing with atheris: `python -m tests.fuzz.run TARGET SECONDS`, see `make fuzz`.

A crash leaves its input in build/fuzz; turn it into a test before mending it.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["companion"]):
    from tests.fuzz import targets
    from tests.fuzz import test_parsers as tests

SLOWEST_SECONDS = 10


def seeds(name: str) -> list[bytes]:
    """Valid inputs to start from."""
    if name == "records":
        return [json.dumps(line).encode() for line in tests.LINES]
    if name == "questionnaires":
        return [json.dumps(form).encode() for form in tests.FORMS]
    return [
        bytes([place]) + (targets.FOLDER / file).read_bytes()
        for place, file in enumerate(targets.FILES)
    ]


def _chosen(test: object) -> Callable[[bytes], object]:
    """A hypothesis test whose choices are made by bytes."""
    fuzz: Callable[[bytes], object] = test.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    return fuzz


SLIGHTLY_WRONG: Mapping[str, Callable[[bytes], object]] = {
    "records": _chosen(tests.test_a_line_that_is_slightly_wrong_is_refused_or_sound),
    "questionnaires": _chosen(
        tests.test_a_questionnaire_that_is_slightly_wrong_is_refused_or_sound
    ),
    "catalogue": _chosen(tests.test_a_catalogue_file_that_is_slightly_wrong_is_refused_or_whole),
}
"""The same tests, their choices made by atheris instead of by chance."""


def tried(name: str) -> Callable[[bytes], None]:
    """One input: its first byte says whether the rest is taken as it is, or makes choices."""

    def one_input(content: bytes) -> None:
        if len(content) < 2:
            return
        if content[0] % 4:
            SLIGHTLY_WRONG[name](content[1:])
            return
        try:
            targets.TARGETS[name](content[1:])
        except UnicodeDecodeError:
            return  # bytes that are not UTF-8 never reach a parser of text

    return one_input


def main(name: str, seconds: int) -> None:
    """Fuzz one target for a while; libFuzzer ends the process."""
    folder = Path("build/fuzz") / name
    folder.mkdir(parents=True, exist_ok=True)
    for place, content in enumerate(seeds(name)):
        (folder / f"seed-{place}").write_bytes(b"\0" + content)
    options = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-timeout={SLOWEST_SECONDS}",
        "-max_len=40000",
        f"-artifact_prefix=build/fuzz/{name}-",
        "-print_final_stats=1",
        str(folder),
    ]
    atheris.Setup(options, tried(name))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
