"""`detente explain`: what it shows of a sentence in three languages, that it agrees with `read`, its streams and codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from detente.coding import code_document
from detente.coding.explain import explain_document
from detente.evaluate.documents import gold_article
from detente.language import analyze
from detente.model.explanation import Explanation

CASES = [
    # language, sentence, then as drawn below: role = words: rule
    ("fr", "Paris a demandé lundi à Bakou de retirer ses troupes de Gandja.", "REQUEST", "actual",
     "actor = Paris: the subject of “demandé” · recipient = Bakou: the indirect object of “demandé”"),
    ("en", "Russia withdrew its troops from Georgia.", "RETREAT", "actual",
     "actor = Russia: the subject of “withdrew” · recipient = Georgia: after “from”, of “withdrew”"),
    ("ru", "Россия вывела войска из Грузии.", "RETREAT", "actual",
     "actor = Россия: the subject of “вывела” · recipient = Грузии: after “из”, of “вывела”"),
]  # fmt: skip
ROOT = Path(__file__).parents[2] / "src" / "detente"


def explained(language: str, text: str) -> Explanation:
    return explain_document(analyze(gold_article(text, language, "2023-09-20")))


@pytest.mark.parametrize(("language", "text", "type", "status", "drawn"), CASES)
def test_roles_come_with_their_rules(language: str, text: str, type: str, status: str, drawn: str) -> None:
    reading = next(each for each in explained(language, text).readings if each.event.type == type)
    assert reading.event.status == status
    assert " · ".join(f"{each.role} = {each.text}: {each.rule}" for each in reading.participants) == drawn


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, text, *_ in CASES])
def test_it_explains_what_is_coded(language: str, text: str) -> None:
    document = analyze(gold_article(text, language, "2023-09-20"))
    assert [each.event for each in explain_document(document).readings] == list(code_document(document).events)


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, text, *_ in CASES])
def test_every_reading_names_the_line_it_is_written_on(language: str, text: str) -> None:
    for each in explained(language, text).considered:
        file, _, line = each.origin.rpartition(":")
        assert each.pattern.split()[0] in (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert each.chosen == (each.reason == "an event")


@pytest.mark.parametrize(
    ("language", "text", "status", "reason"),
    [
        ("fr", "La Russie pourrait retirer ses troupes de Géorgie.", "hypothetical", "pourrait"),
        ("en", "Russia failed to withdraw its troops from Georgia.", "negated", "failed"),
        ("ru", "Россия выведет войска из Грузии.", "future", "выведет"),
    ],
)
def test_a_status_names_the_word_that_makes_it(language: str, text: str, status: str, reason: str) -> None:
    reading = next(each for each in explained(language, text).readings if each.event.type == "RETREAT")
    assert reading.event.status == status
    assert reason in reading.status


def test_a_declined_reading_says_what_it_lacks() -> None:
    reasons = {each.frame: each.reason for each in explained("fr", "Paris a demandé à Bakou de partir.").considered}
    assert reasons["APOLOGIZE"].startswith("needs “")


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from detente.cli import main; main()", "explain", *arguments]
    environment = {**os.environ, "DETENTE_QUIET": "true", **variables}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_person_s_view_has_no_colours_where_none_are_wanted() -> None:
    done = run("Russia will withdraw its troops from Georgia.", "--language", "en", NO_COLOR="1")
    assert done.returncode == 0, done.stderr
    assert "\x1b[" not in done.stdout
    assert [
        part for part in ("Parse", "Considered", "Read as", "lexicon/en/frames.yaml:") if part not in done.stdout
    ] == []


def test_json_is_one_record() -> None:
    done = run("Russia will withdraw its troops from Georgia.", "--language", "en", "--json")
    record = json.loads(done.stdout)
    assert msgspec.convert(record, Explanation).readings[0].event.status == "future"


def test_nothing_to_explain_is_wrong_usage() -> None:
    assert run(" ").returncode == 2
