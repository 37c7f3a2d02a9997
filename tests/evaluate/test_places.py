"""Geocoding scored: distances, the golden files, and gold in the record's form with coordinates."""

from pathlib import Path

import msgspec
import pytest
import yaml

from detente.articles import clean_article
from detente.evaluate import places
from detente.model.event import kilometres
from detente.pipeline import code_article

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted(GOLDEN.glob("places_*.yaml"))


def test_kilometres_between_cities() -> None:
    assert kilometres(48.857, 2.352, 51.507, -0.128) == pytest.approx(344, abs=3)  # Paris, London
    assert kilometres(0, 179.5, 0, -179.5) == pytest.approx(111, abs=1)


def test_the_golden_places_are_many_and_spread() -> None:
    rows = [
        place for file in FILES for row in yaml.safe_load(file.read_text(encoding="utf-8")) for place in row["places"]
    ]
    assert len(rows) >= 120
    assert sum("ambiguous" in row for row in rows) >= 40
    assert len({row["country"] for row in rows}) >= 25


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_golden_places_are_found(file: Path) -> None:
    figures = places.figures(list(places.golden_places(file)))
    assert figures["accuracy_161"] >= 0.94
    assert figures["ambiguous_161"] >= 0.9
    assert figures["unknown"] == 1
    assert figures["accuracy_161"] > figures["population_161"]


def test_gold_with_coordinates_is_scored_by_distance() -> None:
    coded = code_article(
        clean_article("Les négociateurs se sont réunis à Genève.", language="fr", published="2020-10-30")
    )
    record = msgspec.to_builtins(coded)
    start = record["article"]["text"].index("Genève")
    where = {
        "name": "Geneva",
        "country": "CHE",
        "latitude": 46.2,
        "longitude": 6.1,
        "precision": "city",
        "start": start,
        "end": start + 6,
    }
    record["events"] = [{"where": where}, {"where": where | {"start": None}}, {"where": None}]
    figures = places.score_records([record])
    assert figures == {"name": 1, "country": 1, "precision": 1, "accuracy_161": 1, "resolved": 1}
    record["events"] = [{"where": where | {"latitude": 40.0}}]
    assert places.score_records([record])["accuracy_161"] == 0
