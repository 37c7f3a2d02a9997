"""Newer office holders: a recorded reply of the query service on loopback, what is new in it, and the command."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from detente.errors import SourceNotFound, UnreadableSource
from detente.lexicon import table
from detente.lexicon.fetched import Told, keep, news
from detente.lexicon.reading import plain_rows
from detente.sources.wikidata import fetch_held

REPLY = Path(__file__).with_name("wikidata_reply.json").read_bytes()
CAMILLE = Told("FRA", "foreign-minister", ("Camille Exemple", "Камий Экзампль"), "2031-05-14", "", "Q900000001")


class Service(HTTPServer):
    """A query service that answers everything with `reply` and `code`, and keeps what it was asked."""

    reply, code = REPLY, 200
    asked: list[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(self.server.code)
        self.end_headers()
        self.wfile.write(self.server.reply)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_reply_is_read_to_tenures(service: Service) -> None:
    told = fetch_held(date(2030, 1, 2), service.url)
    assert [(each.country, each.office) for each in told] == [
        ("FRA", "foreign-minister"), ("RUS", "head-of-state"), ("UGA", "head-of-state"),
    ]  # neither the tenure without a day nor the person without a name  # fmt: skip
    assert told[0] == CAMILLE
    (query,) = parse_qs(urlparse(service.asked[0]).query)["query"]
    assert "2030-01-02T00:00:00Z" in query
    assert "wdt:P298" in query


@pytest.mark.parametrize(
    ("code", "reply", "error"),
    [(200, b"<html>", UnreadableSource), (200, b'{"results": []}', UnreadableSource), (429, b"", SourceNotFound)],
)
def test_a_service_that_answers_otherwise(service: Service, code: int, reply: bytes, error: type[Exception]) -> None:
    service.code, service.reply = code, reply
    with pytest.raises(error) as raised:
        fetch_held(date(2030, 1, 2), service.url)
    assert raised.value.origin == service.url  # type: ignore[attr-defined]
    assert raised.value.remedy  # type: ignore[attr-defined]


def test_no_network_is_told_with_a_remedy() -> None:
    with pytest.raises(SourceNotFound, match="cannot be reached") as raised:
        fetch_held(date(2030, 1, 2), "http://127.0.0.1:9/sparql", timeout=2)
    assert "network" in str(raised.value)


def test_news_is_what_the_table_has_not() -> None:
    rows = table("common", "offices")
    told = [
        CAMILLE,
        Told("RUS", "head-of-state", ("Vladimir Putin",), "2012-05-07", "", "Q7747"),
        Told("UGA", "head-of-state", ("Yoweri Museveni",), "1986-01-29", "2031-06-01"),
        Told("XXX", "head-of-state", ("Nobody Known",), "2031-01-01"),
    ]
    found = news(told, rows, "test")
    assert [(row["country"], row["person"], row["start"], row["end"]) for row in found] == [
        ("FRA", "Camille Exemple", "2031-05-14", ""),
        ("UGA", "Yoweri Museveni", "1986-01-29", "2031-06-01"),
    ]
    assert found[0]["aliases"] == "Камий Экзампль"
    assert found[0]["title"].endswith("of France")
    assert news(told, [*found, *rows], "test")[1:] == []  # told once more: nothing is new, but the open row below


def test_known_people_keep_their_name() -> None:
    (row,) = news(
        [Told("FRA", "foreign-minister", ("Gerald Darmanin",), "2031-05-14")], table("common", "offices"), "t"
    )
    assert row["person"] in ("Gérald Darmanin", "Gerald Darmanin")


def test_what_a_user_wrote_stays(tmp_path: Path) -> None:
    file = tmp_path / "lexicon" / "offices.csv"
    (row,) = news([CAMILLE], table("common", "offices"), "test")
    keep([row], file)
    mine = row | {"country": "ITA", "person": "Somebody", "origin": "me"}
    file.write_text(file.read_text(encoding="utf-8") + ",".join(mine[c] for c in plain_rows(file)[0]) + "\n", "utf-8")
    keep([row | {"end": "2032-01-01"}], file)
    kept = plain_rows(file)
    assert [(each["person"], each["end"], each["origin"]) for each in kept] == [
        ("Camille Exemple", "2032-01-01", "test"), ("Somebody", "", "me"),
    ]  # fmt: skip
    assert file.read_text(encoding="utf-8").startswith("# Office holders fetched")


def detente(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_DATA_HOME": str(folder), "NO_COLOR": "1"} | variables
    command = [sys.executable, "-c", "from detente.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)


def test_the_command_writes_what_later_runs_read(service: Service, tmp_path: Path) -> None:
    ran = detente(tmp_path, "actors", "refresh", "--json", DETENTE_WIKIDATA=service.url)
    assert ran.returncode == 0, ran.stderr
    assert [json.loads(line)["person"] for line in ran.stdout.splitlines()] == ["Camille Exemple", "Yoweri Museveni"]
    file = tmp_path / "detente" / "lexicon" / "offices.csv"
    assert str(file) in ran.stderr
    again = detente(tmp_path, "actors", "refresh", DETENTE_WIKIDATA=service.url)
    assert (again.returncode, again.stdout) == (0, "")
    assert "nothing new" in again.stderr
    article = tmp_path / "article.txt"
    article.write_text(
        "Paris, le 3 juin 2031\n\nLa ministre française des Affaires étrangères a condamné l'attaque de Tripoli."
    )
    read = detente(tmp_path, "read", str(article), "--json", "--language", "fr")
    assert "Camille Exemple" in read.stdout, read.stderr


def test_the_listing_stays_a_command_of_its_own(tmp_path: Path) -> None:
    ran = detente(tmp_path, "actors", "--limit", "3", "--db", str(tmp_path / "none.db"))
    assert "refresh" not in ran.stdout
    assert ran.returncode in (0, 3)


def test_no_network_ends_the_command_with_2(tmp_path: Path) -> None:
    ran = detente(tmp_path, "actors", "refresh", DETENTE_WIKIDATA="http://127.0.0.1:9/sparql")
    assert ran.returncode == 2
    assert "Connect to a network" in ran.stderr
