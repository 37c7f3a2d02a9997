"""The office table: its form, that one holder follows another, and facts that must be right."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.evaluate.offices import filled, holders, listed_states, same_person, score_sets
from detente.language import analyze
from detente.lexicon import table

ROWS = table("common", "offices")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# Offices that several people hold side by side, and countries whose head of state is a college.
SHARED_OFFICES = {"envoy", "co-chair", "commissioner", "deputy-foreign-minister", "presidential-envoy"} | {
    "deputy-head-of-government",
    "vice-head-of-state",
    "presidential-aide",
}
SHARED_COUNTRIES = {"AND"}


def test_every_row_is_well_formed() -> None:
    for row in ROWS:
        assert None not in row, row
        assert None not in row.values(), row
        assert DATE.fullmatch(row["start"]), row
        assert not row["end"] or DATE.fullmatch(row["end"]), row
        assert not row["end"] or row["start"][: len(row["end"])] <= row["end"], row
        assert all(row[column] for column in ("country", "office", "title", "person", "origin")), row
        assert re.fullmatch(r"(Q\d+)?", row["wikidata"]), row


def test_aliases_are_other_spellings() -> None:
    for row in ROWS:
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert len(aliases) == len(set(aliases)), row
        assert all(a == a.strip() and a and a != row["person"] for a in aliases), row


def test_no_row_twice() -> None:
    keys = [(r["country"], r["office"], r["title"], r["person"], r["start"]) for r in ROWS]
    assert len(keys) == len(set(keys))


def test_one_holder_at_a_time() -> None:
    chains: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in ROWS:
        if row["office"] not in SHARED_OFFICES and row["country"] not in SHARED_COUNTRIES:
            chains.setdefault((row["country"], row["office"]), []).append(row)
    for chain in chains.values():
        for before, after in pairwise(chain):
            assert before["end"], (before, after)
            assert before["end"] <= after["start"], (before, after)


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("ARM", "foreign-minister", "2020-10-30", "Zohrab Mnatsakanyan"),
        ("ARM", "foreign-minister", "2020-11-18", "Ara Ayvazyan"),
        ("ARM", "head-of-government", "2019-10-30", "Nikol Pashinyan"),
        ("AZE", "foreign-minister", "2020-07-15", "Elmar Mammadyarov"),
        ("AZE", "foreign-minister", "2020-07-16", "Jeyhun Bayramov"),
        ("AZ-NK", "head-of-state", "2019-10-30", "Bako Sahakyan"),
        ("AZ-NK", "head-of-state", "2020-10-30", "Arayik Harutyunyan"),
        ("RUS", "foreign-spokesperson", "2020-10-30", "Maria Zakharova"),
        ("RUS", "head-of-state", "2010-01-01", "Dmitry Medvedev"),
        ("USA", "foreign-minister", "2020-10-30", "Mike Pompeo"),
        ("FRA", "foreign-minister", "2020-10-30", "Jean-Yves Le Drian"),
        ("BDI", "head-of-state", "2015-05-15", "Pierre Nkurunziza"),
        ("SYR", "head-of-state", "2025-06-01", "Ahmed al-Sharaa"),
        ("UN", "secretary-general", "2010-01-01", "Ban Ki-moon"),
    ],
)
def test_facts(country: str, office: str, day: str, person: str) -> None:
    assert holders(country, office, day)[0] == person


def test_a_vacancy_has_no_holder() -> None:
    assert holders("SYR", "head-of-state", "2024-12-20") == []


def test_spellings_of_one_name_agree_and_of_two_do_not() -> None:
    assert same_person("Sergueï Lavrov", "Sergey Lavrov")
    assert not same_person("Sergey Lavrov", "Sergei Shoigu")


def test_agreement_with_the_reference(shared: Path) -> None:
    figures = score_sets(shared / "data")["officeholders_reference"]
    assert figures["triples"] > 500
    assert figures["coverage"] > 0.9
    assert figures["agreement"] > 0.9


def test_persons_are_well_formed() -> None:
    rows = table("common", "persons")
    assert len({row["person"] + row["role"] for row in rows}) == len(rows)
    for row in rows:
        assert None not in row, row
        assert re.fullmatch(r"[A-Z]{3}", row["sector"]), row
        assert not row["end"] or row["start"] <= row["end"], row


# People who held offices of several states, and are one person each.
OF_SEVERAL_STATES = {
    "Charles III", "Elizabeth II", "Deng Alor", "Lam Akol", "Emmanuel Macron", "François Hollande", "Jacques Chirac",
    "Nicolas Sarkozy", "Salva Kiir Mayardit", "Seyran Ohanyan",
}  # fmt: skip


def test_people_of_one_name_are_told_apart_by_their_country() -> None:
    states = {row["code"] for row in table("common", "countries")}
    held: dict[str, set[str]] = {}
    for row in (*ROWS, *table("common", "persons")):
        if row["country"] in states:
            held.setdefault(row["person"], set()).add(row["country"])
    assert {person for person, codes in held.items() if len(codes) > 1} == OF_SEVERAL_STATES
    bracketed = {person: codes for person, codes in held.items() if person.endswith(")")}
    assert all(person.endswith(f" ({code})") for person, codes in bracketed.items() for code in codes)
    assert set(bracketed) == {"David Johnston (AUS)", "David Johnston (CAN)"}


@pytest.mark.parametrize(
    ("text", "day", "country"),
    [
        ("The Australian defence minister David Johnston visited Baghdad.", "2014-10-17", "AUS"),
        ("Canada's governor general, David Johnston, spoke in Ottawa. David Johnston thanked the troops.", "2014-10-17", "CAN"),
        ("David Johnston spoke.", "2016-05-01", "CAN"),  # by then only one of them is in office
        ("David Johnston spoke.", "2014-10-17", None),  # either: then neither
    ],
)  # fmt: skip
def test_namesakes_by_country_office_and_day(text: str, day: str, country: str | None) -> None:
    document = analyze(clean_article(text, language="en", published=day))
    actors = [m.actor for m in find_actors(document).mentions if "Johnston" in m.span.text]
    assert actors
    assert {actor and actor.country for actor in actors} == {country}
    assert {actor and actor.name for actor in actors} == {"David Johnston"}


def test_how_far_the_table_is_filled_for_the_states_it_is_for() -> None:
    shares = {region: filled(codes) for region, codes in listed_states().items()}
    assert {"G20", "Europe", "Caucasus", "Central Asia", "Middle East", "North Africa", "Sahel", "Horn"} <= set(shares)
    for region, offices in shares.items():
        assert offices["head-of-state"] > 0.95, region
        assert offices["foreign-minister"] > 0.9, region
    assert filled(["ARM"])["foreign-minister"] > 0.99
    assert filled(["???"])["foreign-minister"] == 0.0


def test_the_listed_states_agree_with_the_reference(shared: Path) -> None:
    figures = score_sets(shared / "data")["listed_states"]
    assert figures["coverage"] > 0.95
    assert figures["agreement"] > 0.97
