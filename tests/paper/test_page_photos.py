"""Photos and details on the page: only what was chosen, with its words, in a file that all can read."""

import dataclasses
import hashlib
import io
import json
import struct
import zlib
from datetime import timedelta

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from companion.actions.consultation import PageChoice
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Details, Person, Photo, PhotoType, Role
from companion.domain.symptoms import Recall
from companion.paper.page.consultation import on_paper
from tests.believable import TODAY, Writer, answers, number_id
from tests.paper.verapdf import failed_rules
from tests.press import Press, on_one_line, printed_words

WIDTH, HEIGHT = 40, 30


def picture(red: int) -> bytes:
    """A small PNG of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checked

    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes((red, 80, 80)) * WIDTH) * HEIGHT
    packed = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + packed + chunk(b"IEND", b"")


CONTENTS = {hashlib.sha256(made).hexdigest(): made for made in map(picture, (200, 120))}


@pytest.fixture(scope="module")
def with_photos() -> Carnet:
    """A rash with its details, and two photos of it."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    noted = Details(("belly", "left-forearm"), sleep_lost=True, new_product="savon", palms=3)
    body = CheckIn(TODAY, Recall.DAY, answers("rash P1"), details={"rash": noted})
    writer.write(body, TODAY, patient)
    for sha256 in CONTENTS:
        photo = Photo(
            TODAY - timedelta(days=1), sha256, PhotoType.PNG, WIDTH, HEIGHT, "rash", ("belly",)
        )
        writer.write(replace(photo, text="Après la douche"), TODAY, patient)
    return writer.carnet()


def chosen(carnet: Carnet, count: int) -> PageChoice:
    """The first `count` photos, with the bytes of all of them."""
    ids = tuple(entry.id for entry in carnet.entries(Photo))
    return PageChoice(photos=ids[:count], contents=CONTENTS)


def test_no_photo_is_printed_unless_it_was_chosen(press: Press, with_photos: Carnet) -> None:
    """They lie in the carnet, and the page is silent about them."""
    assert press.page(with_photos).photos is None


def test_a_chosen_photo_stands_with_its_day_its_symptom_and_its_place(
    press: Press, with_photos: Carnet
) -> None:
    """Its words stand for it where it is not seen."""
    page = press.page(with_photos, choice=chosen(with_photos, 1))
    assert page.photos is not None
    (photo,) = page.photos.photos
    assert photo.caption == "29\u00a0nov. · Éruption · ventre"
    assert photo.alt == "Photo\u00a0: 29\u00a0nov. · Éruption · ventre\u00a0: Après la douche"


def test_a_photo_whose_content_is_missing_is_left_out(press: Press, with_photos: Carnet) -> None:
    """The page is made all the same."""
    choice = dataclasses.replace(chosen(with_photos, 2), contents={})
    assert press.page(with_photos, choice=choice).photos is None


def test_a_photo_of_a_symptom_that_is_left_out_goes_with_it(
    press: Press, with_photos: Carnet
) -> None:
    """And so do its details, its line and its change."""
    choice = dataclasses.replace(chosen(with_photos, 2), without_symptoms=frozenset({"rash"}))
    page = press.page(with_photos, choice=choice)
    assert (page.photos, page.details, page.symptoms) == (None, None, None)
    bundle = json.loads(press.fhir(with_photos, choice))
    answered = [e["resource"] for e in bundle["entry"] if "questionnaire" in e["resource"]]
    assert answered
    assert not any(item["linkId"] == "rash" for each in answered for item in each["item"])


def test_the_details_stand_in_words(press: Press, with_photos: Carnet) -> None:
    """Where, how much skin, sleep and product, under the day."""
    page = press.page(with_photos)
    assert page.details is not None
    (line,) = page.details.items
    assert line.lead == "30\u00a0nov."
    assert line.text.startswith("Éruption\u00a0: ventre, avant-bras gauche · environ 3")


def test_photos_are_in_the_file_and_in_the_picture(press: Press, with_photos: Carnet) -> None:
    """Two photos, two images; the preview shows them too."""
    choice = chosen(with_photos, 2)
    page = press.page(with_photos, choice=choice)
    paper = on_paper(page, lambda: press.fhir(with_photos, choice), CONTENTS)
    pdf = paper.pdf()
    images = [image for side in PdfReader(io.BytesIO(pdf)).pages for image in side.images]
    assert len(images) == 2
    assert "Après la douche" in on_one_line(printed_words(pdf))
    assert paper.pdf() == pdf
    assert paper.pictures(96)


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_a_page_with_photos_is_accessible_and_archivable(
    press: Press, with_photos: Carnet, flavour: str
) -> None:
    """veraPDF finds no broken rule."""
    choice = chosen(with_photos, 2)
    page = press.page(with_photos, choice=choice)
    pdf = on_paper(page, lambda: press.fhir(with_photos, choice), CONTENTS).pdf()
    assert failed_rules(pdf, flavour) == []
