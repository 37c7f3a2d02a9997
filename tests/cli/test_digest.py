"""The digest as a person reads it, whole, and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.builders import ARMENIA, AZERBAIJAN, BAYRAMOV, GENEVA, LAVROV, Promise, attack, coded, meeting, person

from detente.cli import command_line
from detente.pipeline import store_article
from detente.store import open_store

PUTIN = person("Vladimir Putin", "RUS", "President of Russia")
ALIYEV = person("Ilham Aliyev", "AZE", "President of Azerbaijan")

ARTICLES = [
    coded(
        meeting(LAVROV, BAYRAMOV, on="2020-10-27", place=GENEVA, status="future"),
        Promise(effective="2020-10-26", states=(("agreed", "2020-10-24", None),)),
        publisher="One",
        published="2020-10-24",
    ),
    coded(
        meeting(LAVROV, BAYRAMOV, on="2020-10-27", place=GENEVA, wording={LAVROV.id: "Russia's chief diplomat"}),
        attack(AZERBAIJAN, ARMENIA, on="2020-10-27"),
        meeting(PUTIN, ALIYEV, on="2020-10-27", mode="phone"),
        Promise(effective="2020-10-26", states=(("failed", "2020-10-27", "Armenia"),)),
        Promise(kind="talks", parties=("Armenia", "Turkey"), effective="2020-10-30", states=(("agreed", None, None),)),
        publisher="Two",
        published="2020-10-28",
    ),
    coded(
        attack(AZERBAIJAN, ARMENIA, on="2020-10-27"),
        meeting(ALIYEV, LAVROV, on="2020-11-01", status="future"),
        publisher="Three",
        published="2020-10-28",
    ),
]

GOLDEN = """\
Since 25 Oct 2020, seen on 28 Oct 2020

New (4)

27 Oct 2020        Azerbaijan attacked Armenia
                   actual · 2 sources · ID
27 Oct 2020        Vladimir Putin and Ilham Aliyev spoke by phone
                   actual · 1 source · ID
1 Nov 2020         Ilham Aliyev and Sergei Lavrov will hold talks
                   future · 1 source · ID
30 Oct 2020        talks between Armenia and Turkey
                   agreed · 1 source · ID

Changed (2)

27 Oct 2020        Sergei Lavrov and Jeyhun Bayramov held talks
                   future → actual · 2 sources · ID
26 Oct 2020        ceasefire between Armenia and Azerbaijan
                   agreed → failed · 2 sources · ID

Due until 4 Nov 2020 (2)

30 Oct 2020        talks between Armenia and Turkey
                   begins · 1 source · ID
1 Nov 2020         Ilham Aliyev and Sergei Lavrov will hold talks
                   planned · 1 source · ID
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "store.db")
    with store.writer("test") as writer:
        for n, article in enumerate(ARTICLES):
            store_article(article, writer, f"{n}", "coder")
    store.close()
    return tmp_path / "store.db"


def run(db: Path, *options: str) -> str:
    arguments = ["digest", "--db", str(db), "--since", "2020-10-25", "--today", "2020-10-28", *options]
    done = CliRunner().invoke(command_line(), arguments, env={"COLUMNS": "80"}, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.stdout


def test_the_digest_is_read_at_a_glance(db: Path) -> None:
    ids = [each.id for article in ARTICLES for each in article.events]
    ids += [each.id for article in ARTICLES for each in article.commitments]
    told = run(db)
    for id in ids:
        told = told.replace(id, "ID")
    assert told == GOLDEN


def test_the_digest_as_json(db: Path) -> None:
    made = json.loads(run(db, "--json"))
    assert [(each["sources"], each["rank"]) for each in made["new"]] == [(2, 3), (1, 1), (1, 1), (1, 3)]
    assert [(each["before"], each["now"]) for each in made["changed"]] == [("future", "actual"), ("agreed", "failed")]
    assert [(each["what"], each["on"]) for each in made["due"]] == [("begins", "2020-10-30"), ("planned", "2020-11-01")]


def test_a_long_digest_is_cut_and_says_so(db: Path) -> None:
    assert "and 3 more" in run(db, "--limit", "1")
    assert "nothing" in run(db, "--days", "0")
