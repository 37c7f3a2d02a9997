"""The commands as a user runs them, on a store made by hand; the contract's exit codes and streams."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import (
    ARMENIA,
    AZERBAIJAN,
    BAYRAMOV,
    LAVROV,
    WASHINGTON,
    Promise,
    Said,
    attack,
    coded,
    meeting,
)  # fmt: skip

from detente.pipeline import CODER, store_article
from detente.store import open_store

Run = Callable[..., subprocess.CompletedProcess[str]]

MEETING = meeting(LAVROV, BAYRAMOV, on="2020-10-23", place=WASHINGTON, by=("Maria Zakharova",))
TRUCE = Promise(
    parties=("ARM", "AZE"),
    mediators=("USA",),
    declared="2020-10-23",
    effective="2020-10-26T08:00",
    states=(("agreed", "2020-10-23", None), ("failed", "2020-10-30", "Maria Zakharova")),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "store.db"
    articles = [
        coded(MEETING, attack(ARMENIA, AZERBAIJAN, status="negated"), TRUCE, Said("We are ready.", LAVROV)),
        coded(
            meeting(LAVROV, BAYRAMOV, on="2020-10-23"), publisher="Le Courrier", language="fr", published="2020-10-25"
        ),
    ]
    with open_store(path).writer("test") as writer:
        for i, article in enumerate(articles):
            store_article(article, writer, f"article {i}", CODER)
    return path


@pytest.fixture
def run(db: Path, tmp_path: Path) -> Run:
    """Runs `detente` in a folder of its own, with that store."""

    def run(*arguments: str, columns: int = 80, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from detente.cli import main; main()", *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin", "DETENTE_DB": str(db), "COLUMNS": str(columns), "HOME": str(tmp_path)}
            | environment,
            check=False,
        )

    return run


def test_chronology_is_read_at_a_glance(run: Run) -> None:
    done = run("chronology", "--type", "CONSULT")
    assert done.returncode == 0
    assert done.stderr == ""
    first, facts, *_ = done.stdout.splitlines()
    assert first == "23 Oct 2020        Sergei Lavrov and Jeyhun Bayramov held talks"
    assert "CONSULT · actual · at Washington, USA · said by Maria" in facts
    assert "[CONSULT]" in done.stdout  # the trigger, marked without colour
    assert "Gazette, 24 Oct 2020; Le Courrier, 25 Oct 2020" in done.stdout  # one event, two reports


def test_a_narrow_terminal_gets_no_column_of_dates(run: Run) -> None:
    lines = run("chronology", columns=46).stdout.splitlines()
    assert lines[:2] == ["23 Oct 2020", "Sergei Lavrov and Jeyhun Bayramov held talks"]
    assert max(map(len, lines)) <= 46


def test_chronology_as_json_and_csv(run: Run) -> None:
    (record,) = map(json.loads, run("chronology", "--actor", "AZE", "--status", "actual", "--json").stdout.splitlines())
    assert record["type"] == "CONSULT"
    assert [mention["report"]["publisher"] for mention in record["mentions"]] == ["Gazette", "Le Courrier"]
    rows = list(csv.DictReader(io.StringIO(run("chronology", "--csv").stdout)))
    assert next((row["start"], row["act"]) for row in rows) == (
        "2020-10-23",
        "Sergei Lavrov and Jeyhun Bayramov held talks",
    )
    assert rows[0]["publishers"] == "Gazette; Le Courrier"


def test_a_country_s_code_is_no_beginning_of_a_word(run: Run) -> None:
    everything = run("actors", "--json").stdout
    assert "Armenia" in everything
    found = [
        json.loads(line)["actor"]["country"] for line in run("actors", "--actor", "ARM", "--json").stdout.splitlines()
    ]
    assert set(found) == {"ARM"}
    assert "Sergei Lavrov" in run("actors", "--actor", "LAV").stdout  # no country has this code: a word's beginning


def test_filters_that_leave_nothing_say_so_on_standard_error(run: Run) -> None:
    done = run("chronology", "--actor", "Nobody")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no events" in done.stderr


def test_commitments_show_each_state_with_date_and_claimant(run: Run) -> None:
    told = run("commitments", columns=120).stdout
    assert "ceasefire between Armenia and Azerbaijan, through United States" in told
    assert "failed, 30 Oct 2020, said by Maria Zakharova" in told


def test_quotes_actors_search(run: Run) -> None:
    assert "Sergei Lavrov (Foreign Minister of Russia)" in run("quotes", "--said-by", "lavrov").stdout
    assert "Sergei Lavrov" in run("actors").stdout
    assert "[ready]" in run("search", "ready").stdout


def test_show_takes_the_id_that_chronology_prints(run: Run) -> None:
    id = json.loads(run("chronology", "--type", "CONSULT", "--json").stdout)["id"]
    done = run("show", id[:8])
    assert done.returncode == 0
    assert "Le Courrier, 25 Oct 2020" in done.stdout
    assert "joined" in done.stdout  # why the two reports were merged


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "message"),
    [
        (("nonsense",), {}, 2, "No such command"),
        (("chronology", "--since", "yesterday"), {}, 2, "Give a date"),
        (("read", "no-such-file.txt"), {}, 2, "no-such-file.txt"),
        (("show", "ffffffff"), {}, 2, "nothing in the store has the id ffffffff"),
        (("chronology", "--db", "."), {}, 3, "Give the path of a file with --db"),
        (("chronology",), {"DETENTE_COLOUR": "1"}, 2, "unknown setting DETENTE_COLOUR"),
    ],
)
def test_errors_name_the_remedy_and_have_their_exit_code(
    run: Run, arguments: tuple[str, ...], environment: dict[str, str], code: int, message: str
) -> None:
    done = run(*arguments, **environment)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys; from detente.cli import main\n"
        "sys.argv = ['detente', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'numpy', 'sqlalchemy', 'rich', 'yaml', 'msgspec') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
