"""What becomes of a picture: upright, clean, and its original untouched."""

import hashlib
import random
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from prongsai.files import pictures
from prongsai.files.kinds import JPEG, PNG, WEBP
from prongsai.files.models import Rendition
from prongsai.files.refusing import CannotTake
from prongsai.files.stores import key_of, the_store
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import COMMENT, MAKER, brighter, phone_photo, saved, scene, traces

pytestmark = pytest.mark.django_db
FORKED = """
import os, sys, warnings
from pathlib import Path
from prongsai.files.pictures import thumbnails_of_page
warnings.simplefilter("ignore")
page, into = map(Path, sys.argv[1:])
thumbnails_of_page(page, into)
child = os.fork()
if not child:
    thumbnails_of_page(page, into)
    os._exit(0)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def stored(rendition: Rendition) -> bytes:
    return b"".join(the_store().read(key_of(rendition.file, rendition.kind)))


def test_nothing_of_the_camera_stays_in_what_is_shown(put_in: PutIn) -> None:
    photo = phone_photo()
    with Image.open(BytesIO(photo)) as picture:
        assert picture.getexif().get_ifd(0x8825), "the test photo has lost its place"
        assert picture.info["comment"] == COMMENT
    assert photo.count(b"\xff\xd8\xff") == 2, "the test photo has lost its inner thumbnail"
    renditions = list(put_in(photo).version.file.renditions.all())
    assert {each.kind for each in renditions} == {"working", "large", "small"}
    for rendition in renditions:
        content = stored(rendition)
        with Image.open(BytesIO(content)) as clean:
            assert dict(clean.getexif()) == {}
            assert set(clean.info) <= {
                "jfif",
                "jfif_version",
                "jfif_density",
                "jfif_unit",
                "dpi",
                "progressive",
                "progression",
            }
        assert content.count(b"\xff\xd8\xff") == 1
        for trace in (COMMENT, MAKER.encode(), b"Exif", b"xmpmeta", b"canary", b"ICC_PROFILE"):
            assert trace not in content


def test_the_original_is_kept_byte_for_byte(put_in: PutIn) -> None:
    photo = phone_photo()
    file = put_in(photo).version.file
    assert b"".join(the_store().read(key_of(file))) == photo
    assert file.sha256 == hashlib.sha256(photo).hexdigest()
    assert file.size == len(photo)


def test_every_rendition_lies_under_its_own_hash(put_in: PutIn) -> None:
    for rendition in put_in(phone_photo()).version.file.renditions.all():
        content = stored(rendition)
        assert (rendition.sha256, rendition.size) == (hashlib.sha256(content).hexdigest(), len(content))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_turned_upright(tmp_path: Path, form: str, orientation: int) -> None:
    lying = scene()
    source = tmp_path / "source"
    source.write_bytes(saved(lying, form, exif=traces(orientation=orientation)))
    kind = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}[form]
    developed = pictures.develop(source, kind, tmp_path)
    with Image.open(source) as picture:
        upright = ImageOps.exif_transpose(picture)
    with Image.open(tmp_path / "working") as clean:
        assert clean.size == upright.size == (developed.width, developed.height)
        corner = {
            1: (20, 20),
            2: (-20, 20),
            3: (-20, -20),
            4: (20, -20),
            5: (20, 20),
            6: (-20, 20),
            7: (-20, -20),
            8: (20, -20),
        }
        x, y = (place % side for place, side in zip(corner[orientation], clean.size, strict=True))
        red, green, blue = clean.getpixel((x, y))
        assert red > 200
        assert max(green, blue) < 60


def test_large_pictures_become_small_enough_for_paper_and_screen(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(saved(scene().resize((4000, 3000))))
    developed = pictures.develop(tmp_path / "source", JPEG, tmp_path)
    assert (developed.width, developed.height) == (4000, 3000)
    assert [(each.kind, each.width, each.height) for each in developed.made] == [
        ("working", 2000, 1500),
        ("large", 1200, 900),
        ("small", 400, 300),
    ]


def test_small_pictures_are_not_blown_up(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(saved(scene().resize((300, 2))))
    developed = pictures.develop(tmp_path / "source", JPEG, tmp_path)
    assert {(each.width, each.height) for each in developed.made} == {(300, 2)}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_a_plain_picture_on_white(tmp_path: Path, mode: str) -> None:
    picture = scene().convert("I").convert("I;16") if mode == "I;16" else scene().convert(mode)
    (tmp_path / "source").write_bytes(saved(picture, "PNG"))
    pictures.develop(tmp_path / "source", PNG, tmp_path)
    with Image.open(tmp_path / "working") as clean:
        assert clean.mode == "RGB"


def test_what_was_transparent_is_white(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    pictures.develop(tmp_path / "source", PNG, tmp_path)
    with Image.open(tmp_path / "working") as clean:
        assert clean.getpixel((25, 25)) == (255, 255, 255)


def test_print_colours_become_screen_colours(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(saved(scene().convert("CMYK")))
    pictures.develop(tmp_path / "source", JPEG, tmp_path)
    with Image.open(tmp_path / "working") as clean:
        assert clean.mode == "RGB"
        assert clean.getpixel((20, 20))[0] > 200


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("2024:12:25 09:30:00", date(2024, 12, 25)),
        ("2567:12:25 09:30:00", date(2024, 12, 25)),
        ("2031:01:01 00:00:00", None),
        ("1970:01:01 00:00:00", None),
        ("0000:00:00 00:00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_camera_proposes_a_day(put_in: PutIn, written: str, proposed: date | None) -> None:
    assert put_in(phone_photo(taken=written)).evidence.taken_on == proposed


def test_a_day_that_a_person_gave_stands_before_the_cameras(put_in: PutIn, christmas: date) -> None:
    evidence = put_in(phone_photo(taken="2024:01:02 00:00:00"), taken_on=christmas).evidence
    assert evidence.taken_on == christmas


def test_the_same_picture_is_flagged_exactly(put_in: PutIn) -> None:
    first = put_in(phone_photo(1), upload_id="a")
    again = put_in(phone_photo(1), upload_id="b")
    assert again.is_new
    assert [(each.earlier_id, each.is_same) for each in again.version.file.likenesses.all()] == [
        (first.version.file_id, True)
    ]


@pytest.mark.parametrize("change", ["smaller", "compressed", "brighter", "as png"])
def test_a_picture_that_looks_the_same_is_flagged(put_in: PutIn, change: str) -> None:
    first = put_in(saved(scene(2)), upload_id="a")
    changed = {
        "smaller": saved(scene(2).resize((320, 240))),
        "compressed": saved(scene(2), quality=30),
        "brighter": saved(brighter(scene(2))),
        "as png": saved(scene(2), "PNG"),
    }[change]
    again = put_in(changed, upload_id="b")
    assert [(each.earlier_id, each.is_same) for each in again.version.file.likenesses.all()] == [
        (first.version.file_id, False)
    ]


def test_other_pictures_are_not_flagged(put_in: PutIn) -> None:
    for number in range(8):
        assert not put_in(saved(scene(number)), upload_id=f"u{number}").version.file.likenesses.exists()


def test_plain_surfaces_are_like_nothing(put_in: PutIn) -> None:
    put_in(saved(Image.new("RGB", (200, 200), "white")), upload_id="a")
    assert not put_in(
        saved(Image.new("RGB", (300, 200), "grey")), upload_id="b"
    ).version.file.likenesses.exists()


@pytest.mark.slow
def test_a_picture_of_too_many_pixels_is_not_unfolded(tmp_path: Path) -> None:
    (tmp_path / "bomb").write_bytes(saved(Image.new("L", (12_000, 12_000)), "PNG"))
    with pytest.raises(CannotTake) as refused:
        pictures.develop(tmp_path / "bomb", PNG, tmp_path)
    assert refused.value.code == "too_many_pixels"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_was_cut_off_is_refused(tmp_path: Path, form: str, share: float) -> None:
    whole = saved(scene(), form)
    (tmp_path / "cut").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(CannotTake) as refused:
        pictures.develop(tmp_path / "cut", {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}[form], tmp_path)
    assert refused.value.code == "picture_damaged"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's words about damaged traces
def test_no_picture_however_damaged_breaks_the_house(tmp_path: Path) -> None:
    chance = random.Random(7)
    for form, kind in (("JPEG", JPEG), ("PNG", PNG), ("WEBP", WEBP)):
        whole = saved(scene().resize((160, 120)), form, exif=traces())
        for _ in range(120):
            broken = bytearray(whole)
            for _ in range(chance.randrange(1, 12)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            (tmp_path / "broken").write_bytes(broken)
            try:
                pictures.develop(tmp_path / "broken", kind, tmp_path)
            except CannotTake:
                continue


def test_a_process_that_was_forked_after_a_picture_still_makes_pictures(tmp_path: Path) -> None:
    """As the demo does: filled with photos first, then serving from a child."""
    page = tmp_path / "page.png"
    page.write_bytes(saved(scene(3), "PNG"))
    done = subprocess.run([sys.executable, "-c", FORKED, page, tmp_path], timeout=30, check=False)
    assert done.returncode == 0
