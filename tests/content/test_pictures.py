"""A picture from outside comes in upright, bounded and without a word about who took it, and where."""

import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from companion.actions.photos import (
    LARGEST_KEPT,
    LONGEST_SIDE,
    KeptPicture,
    NotAPicture,
    PictureTooLarge,
)
from companion.content.pictures import read_picture

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def coded(picture: Image.Image, kind: str, **more: object) -> bytes:
    """The file that holds a picture."""
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def halves(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red at the left, blue at the right."""
    picture = Image.new(mode, (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return picture


def opened(kept: KeptPicture) -> Image.Image:
    picture = Image.open(io.BytesIO(kept.content))
    assert picture.format == "JPEG"
    assert picture.size == (kept.width, kept.height)
    return picture


def segments(jpeg: bytes) -> Iterator[int]:
    """The markers of a JPEG up to its pixels."""
    place = 2
    while jpeg[place] == 0xFF and jpeg[place + 1] != 0xDA:
        yield jpeg[place + 1]
        place += 2 + struct.unpack(">H", jpeg[place + 2 : place + 4])[0]


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 200 and pixel[2] < 60)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_kept_as_a_small_jpeg(kind: str) -> None:
    """Whatever of the three kinds it was."""
    kept = read_picture(coded(halves(4_000, 3_000), kind, compress_level=1, method=0))
    assert (kept.width, kept.height) == (LONGEST_SIDE, 1_200)
    assert len(kept.content) <= LARGEST_KEPT
    assert is_red(opened(kept).getpixel((100, 100)))


def test_a_small_picture_is_not_blown_up() -> None:
    """Its pixels stay as many as they were."""
    assert read_picture(coded(halves(), "PNG")).width == 60


def test_nothing_is_kept_of_who_took_it_and_where() -> None:
    """Maker, place, comment, profile, thumbnail: only the pixels and the plain head remain."""
    exif = Image.Exif()
    exif[MAKER] = "Telephone of Marianne"
    exif[GPS] = {1: "N", 2: (48.0, 51.0, 24.0)}
    kept = read_picture(coded(halves(), "JPEG", exif=exif, comment=b"at home"))
    assert not opened(kept).getexif()
    assert b"Marianne" not in kept.content
    assert b"at home" not in kept.content
    assert {m for m in segments(kept.content) if 0xE0 <= m <= 0xEF or m == 0xFE} == {0xE0}


def test_the_texts_of_a_png_are_not_kept() -> None:
    """A screenshot may carry its program, its owner, its place on the disk."""
    note = PngInfo()
    note.add_text("Author", "Marianne")
    kept = read_picture(coded(halves(), "PNG", pnginfo=note))
    assert b"Marianne" not in kept.content


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (60, 40), (5, 20)),
        (3, (60, 40), (55, 20)),
        (6, (40, 60), (20, 5)),
        (8, (40, 60), (20, 55)),
    ],
)
def test_a_picture_is_turned_upright(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    """A phone writes down how it was held instead of turning the pixels."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    kept = read_picture(coded(halves(), "JPEG", exif=exif, quality=95))
    assert (kept.width, kept.height) == size
    assert is_red(opened(kept).getpixel(red_at))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_large_picture_is_turned_too(mode: str) -> None:
    """It is made small before anything else, and its note is still read."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    kept = read_picture(coded(halves(7_000, 5_000, mode), "PNG", exif=exif, compress_level=1))
    assert (kept.width, kept.height) == (1_143, 1_600)
    assert is_red(opened(kept).getpixel((500, 100)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_common_mode_of_pixels_is_read(mode: str) -> None:
    """Grey, transparent, with a palette, of 16 bits."""
    if mode == "I;16":
        picture = Image.new("I;16", (30, 20), 40_000)
    else:
        picture = halves(30, 20).convert("RGBA").convert("L" if mode == "LA" else mode)
        picture = picture.convert(mode)
    assert opened(read_picture(coded(picture, "PNG"))).mode == "RGB"


def test_what_is_transparent_becomes_white() -> None:
    """Not black, as it would by itself."""
    kept = read_picture(coded(Image.new("RGBA", (20, 20), (200, 0, 0, 0)), "PNG"))
    assert opened(kept).getpixel((10, 10)) == (255, 255, 255)


def test_a_picture_full_of_detail_still_becomes_small() -> None:
    """Noise is the worst case: it loses detail, then size."""
    noise = Image.effect_noise((LONGEST_SIDE, LONGEST_SIDE), 120).convert("RGB")
    kept = read_picture(coded(noise, "PNG", compress_level=1))
    assert len(kept.content) <= LARGEST_KEPT


@pytest.mark.parametrize("side", [8_000, 20_000, 40_000])
def test_a_picture_that_claims_to_be_endless_is_not_decoded(side: int) -> None:
    """A few bytes that say they are many million pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(64)))
    with pytest.raises(PictureTooLarge):
        read_picture(bomb)


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    checked = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checked


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"\xff\xd8\xff"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    """With one sentence; other kinds of picture than the three too."""
    with pytest.raises(NotAPicture):
        read_picture(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_cut_short_is_refused(kind: str) -> None:
    """Half a picture would be kept for good."""
    whole = coded(halves(300, 200), kind)
    with pytest.raises(NotAPicture):
        read_picture(whole[: len(whole) * 2 // 3])


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
def test_a_broken_picture_never_breaks_the_program(kind: str, data: st.DataObject) -> None:
    """It is read or refused, whatever its bytes hold."""
    whole = bytearray(coded(halves(), kind))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        whole[place] = data.draw(st.integers(0, 255))
    try:
        kept = read_picture(bytes(whole))
    except (NotAPicture, PictureTooLarge):
        return
    assert max(kept.width, kept.height) <= LONGEST_SIDE
