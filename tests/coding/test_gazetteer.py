"""The index of the world's places: names across scripts and spellings, and how it is built."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.coding import gazetteer
from detente.coding.gazetteer import place_key, shown, spots, spots_by_sound, transcriptions
from detente.coding.inflections import base_forms


@pytest.mark.parametrize(
    ("name", "country"),
    [("Tall Abyad", "SYR"), ("el-Fasher", "SDN"), ("Гянджа", "AZE"), ("Saint Louis", "SEN"), ("Ra’s al-‘Ayn", "SYR")],
)
def test_spellings_meet(name: str, country: str) -> None:
    assert country in {spot.country for spot in spots(name)}


def test_a_cyrillic_name_is_found_by_its_sound() -> None:
    assert "AZE" in {spot.country for spot in spots_by_sound("Гянджа")}
    assert {"gyandzha", "ganja"} <= set(transcriptions("Гянджа"))
    assert spots_by_sound("Ganja") == ()


def test_unknown_names_have_no_place() -> None:
    assert spots("Zirkouan-Bas") == ()
    assert spots("") == ()


@example("𝘼")
@example("․")
@example("ᴭ")
@given(st.text(max_size=20))
def test_the_key_of_a_name_is_stable(name: str) -> None:
    assert place_key(name) == place_key(place_key(name))
    assert "-" not in place_key(name)


def test_scholarly_letters_are_plain_where_they_are_not_the_country_s_own() -> None:
    assert shown("Tall Abyaḑ", "SYR") == "Tall Abyad"
    assert shown("Rēzekne", "LVA") == "Rēzekne"


@pytest.mark.parametrize(
    ("case", "base"),
    [
        ("Исфары", "Исфара"),
        ("Одессе", "Одесса"),
        ("Александрии", "Александрия"),
        ("Косовской-Митровице", "Косовская-Митровица"),
    ],
)
def test_base_forms(case: str, base: str) -> None:
    assert base in list(base_forms(case, "ru"))
    assert list(base_forms(case, "fr")) == []


def test_the_index_is_built_whole_and_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = gazetteer._City(1, "Tall Abyaḑ", 36.7, 38.9, "SY", 0, ["Tell Abyad", "Телль-Абьяд", "تل أبيض"])
    monkeypatch.setattr(gazetteer, "_read", lambda: ([city], {"SY": "SYR"}))
    monkeypatch.setattr(gazetteer, "_path", lambda: tmp_path / "places.sqlite")
    lines: list[str] = []
    gazetteer.prepare(lines.append)
    assert lines[0].startswith("places: reading")
    assert lines[-1] == ""
    assert [path.name for path in tmp_path.iterdir()] == ["places.sqlite"]
    names = {key for (key,) in sqlite3.connect(tmp_path / "places.sqlite").execute("SELECT key FROM name")}
    assert names == {"tall abyad", "tell abyad", "телль абьяд"}
    gazetteer.prepare(lines.append)
    assert lines[-1] == ""  # nothing more to do, nothing more told
    assert len(lines) == 3
