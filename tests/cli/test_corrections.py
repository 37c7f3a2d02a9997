"""Corrections as people make them on the command line."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.builders import AZERBAIJAN, BAYRAMOV, GENEVA, LAVROV, Promise, Said, attack, coded, meeting

from detente.cli import command_line
from detente.errors import UsageError
from detente.pipeline import store_article
from detente.store import open_store


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DETENTE_DB", str(tmp_path / "store.db"))
    monkeypatch.chdir(tmp_path)
    store = open_store(tmp_path / "store.db")
    with store.writer("test") as writer:
        for publisher in ("One", "Two"):
            told = meeting(LAVROV, BAYRAMOV, on="2020-10-23", place=GENEVA)
            other = attack(AZERBAIJAN, LAVROV, on="2020-10-27") if publisher == "One" else Said("Yes", LAVROV)
            store_article(coded(told, other, Promise(effective="2020-10-26"), publisher=publisher), writer, "x", "c")
    store.close()
    return tmp_path / "store.db"


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(command_line(), arguments, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done


def events() -> list[dict[str, object]]:
    return [json.loads(line) for line in run("chronology", "--json").stdout.splitlines()]


def test_correct_show_undo(db: Path) -> None:
    id = str(events()[0]["id"])
    done = run(
        "correct", id[:8], "--set", "status=negated", "--set", "where=none", "--by", "anna", "--because", "denied"
    )
    correction = re.findall(r"undo (\w+)", done.stdout)[0]
    assert (events()[0]["status"], events()[0]["where"]) == ("negated", events()[0]["where"])
    for command in (("chronology",), ("show", id)):
        assert "corrected by anna: status=negated; where=none (denied)" in run(*command).stdout
    assert f"{correction}" in run("corrections").stdout
    assert "undone: " in run("undo", correction[:6], "--by", "boris").stdout
    assert events()[0]["status"] == "actual"
    assert "undone by boris" in run("corrections", "--all").stdout
    assert run("corrections").stdout == ""


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        ("type=CONSULT/phone", "mode", "phone"),
        ("type=assault", "quad", "material conflict"),
        ("when=2020-10-24", "when", {"interval": ["2020-10-24", "2020-10-25"], "precision": "day", "expression": None}),
        ("when=2020-12", "when", {"interval": ["2020-12-01", "2021-01-01"], "precision": "month", "expression": None}),
        ("when=2020-10-20/2020-10-22", "when", {"interval": ["2020-10-20", "2020-10-23"], "precision": "day", "expression": None}),
        ("said-by=Interfax; a source", "attributions", [["Interfax", "a source"]]),
        ("recipients=none", "recipients", []),
    ],
)  # fmt: skip
def test_fields(db: Path, field: str, name: str, value: object) -> None:
    id = str(events()[0]["id"])
    run("correct", id, "--set", field, "--by", "anna")
    assert next(event for event in events() if event["id"] == id)[name] == value


def test_an_actor_is_one_that_the_store_knows(db: Path) -> None:
    run("correct", str(events()[0]["id"]), "--set", "actors=Azerbaijan; sergei lavrov", "--by", "anna")
    assert [party["actor"]["name"] for party in events()[0]["actors"]] == ["Azerbaijan", "Sergei Lavrov"]  # type: ignore[attr-defined]


def test_reject_accept_merge_split(db: Path) -> None:
    first, second = (str(event["id"]) for event in events())
    run("reject", first, "--by", "anna")
    assert [event["id"] for event in events()] == [second]
    run("accept", first, "--by", "anna")
    assert "accepted by anna" in run("show", first).stdout
    mentions = [mention["event"]["id"] for mention in events()[0]["mentions"]]  # type: ignore[attr-defined]
    run("split", first, next(id for id in mentions if id != first), "--by", "anna")
    assert len(events()) == 3
    run("merge", first, second, "--by", "anna", "--because", "one act")
    assert len(events()) == 2
    assert "merged by anna; one act" in run("show", first).stdout


def test_commitments_and_quotations(db: Path) -> None:
    entry = json.loads(run("commitments", "--json").stdout)
    run("correct", entry["id"], "--set", "effective=2020-10-26T08:00", "--by", "anna")
    assert json.loads(run("commitments", "--json").stdout)["effective"] == "2020-10-26T08:00"
    assert "corrected by anna: effective=2020-10-26T08:00" in run("commitments").stdout
    quotation = json.loads(run("quotes", "--json").stdout)["quotation"]["id"]
    run("correct", quotation, "--set", "speaker=Jeyhun Bayramov", "--by", "anna")
    assert "Jeyhun Bayramov" in run("quotes").stdout
    assert "corrected by anna" in run("quotes").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("accept", "ID"), "needs a name"),
        (("correct", "ID", "--set", "colour=red", "--by", "a"), "sets no field of a event"),
        (("correct", "ID", "--set", "status=red", "--by", "a"), "no value for this field"),
        (("correct", "ID", "--set", "type=DANCE", "--by", "a"), "PLOVER has no DANCE"),
        (("correct", "ID", "--set", "when=soon", "--by", "a"), "is no time"),
        (("correct", "ID", "--set", "actors=Nobody Known", "--by", "a"), "no actor of the store"),
        (("merge", "ID", "ID", "--by", "a"), "are one already"),
        (("split", "ID", "ID", "ID", "--by", "a"), "not some of the mentions"),
        (("undo", "zz", "--by", "a"), "no correction has the id"),
    ],
)
def test_what_cannot_be_is_refused(db: Path, arguments: tuple[str, ...], message: str) -> None:
    id = str(events()[1]["id"])
    with pytest.raises(UsageError, match=message):
        run(*(id if each == "ID" else each for each in arguments))
