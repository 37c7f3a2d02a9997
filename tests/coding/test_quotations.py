"""Quotations in golden sentences (`tests/golden/quotations_*.txt`) and in whatever marks a text may hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.coding.quotations import extract_quotations
from detente.language import analyze
from detente.model import Document, Quotation, Token

GOLDEN = Path(__file__).parents[1] / "golden"


class Case(NamedTuple):
    """A sentence, the lines that draw its quotations, and whether they are known not to be found yet."""

    language: str
    text: str
    drawn: list[str]
    open: bool


def golden_cases() -> Iterator[Case]:
    for language in ("fr", "en", "ru"):
        blocks = (GOLDEN / f"quotations_{language}.txt").read_text(encoding="utf-8").strip().split("\n\n")
        for block in blocks[1:]:
            lines = block.split("\n")
            known = lines[0] == "~"
            text, *drawn = lines[known:]
            yield Case(language, text, [line.rstrip() for line in drawn if line.strip()], known)


def read(text: str, language: str) -> tuple[Document, tuple[Quotation, ...]]:
    document = analyze(clean_article(text, language=language, published=None))
    return document, extract_quotations(document, find_actors(document))


def draw(text: str, quotation: Quotation) -> str:
    """One line of marks under a text, in the order content, cue, speaker."""
    line = [" "] * len(text)
    for span in quotation.content:
        line[span.start : span.end] = "=" * (span.end - span.start)
    if quotation.cue is not None:
        line[quotation.cue.start : quotation.cue.end] = "-" * (quotation.cue.end - quotation.cue.start)
    if quotation.speaker is not None:
        line[quotation.speaker.start : quotation.speaker.end] = "^" * (quotation.speaker.end - quotation.speaker.start)
    return "".join(line)


@pytest.mark.parametrize("case", list(golden_cases()), ids=lambda case: f"{case.language}: {case.text[:40]}")
def test_golden(case: Case) -> None:
    document, found = read(case.text, case.language)
    drawn = [draw(document.text, quotation).rstrip() for quotation in found]
    if case.open and drawn != case.drawn:
        pytest.xfail("known not to be right yet")
    assert drawn == case.drawn


def test_russian_gold_set_is_mostly_right() -> None:
    russian = [case for case in golden_cases() if case.language == "ru"]
    assert len(russian) >= 40
    assert sum(not case.open for case in russian) >= 36


def test_a_quotation_over_paragraphs_is_one() -> None:
    _, found = read("« Nous cherchons un accord.\n\n« Mais pas à tout prix », a ajouté le négociateur.", "fr")
    assert [[span.text for span in quotation.content] for quotation in found] == [
        ["Nous cherchons un accord.", "Mais pas à tout prix"]
    ]


def test_scare_quotes_titles_and_names_are_no_quotations() -> None:
    _, found = read("Le navire « Joyeuse Étoile » a quitté le port « libre » de Batoumi.", "fr")
    assert found == ()


def test_a_floating_quotation_joins_the_one_before() -> None:
    _, found = read("« La route est sûre », a dit le maire. « Les camions passent depuis hier matin. »", "fr")
    assert [len(quotation.content) for quotation in found] == [2]


def test_what_a_speaker_cites_closes_the_chain() -> None:
    _, found = read("Le sommet est annulé, rapporte l'agence Orient, citant une source diplomatique.", "fr")
    assert [[each.text for each in quotation.chain] for quotation in found] == [
        ["l'agence Orient", "une source diplomatique"]
    ]


def test_a_sentence_that_points_back_gives_the_one_before_its_speaker() -> None:
    _, found = read("Переговоры отложены до мая. Об этом сообщил представитель министерства.", "ru")
    assert [(q.content[0].text, q.speaker.text) for q in found if q.speaker] == [
        ("Переговоры отложены до мая", "представитель министерства")
    ]


@pytest.mark.parametrize(
    ("headline", "language", "speaker"),
    [
        ("Lavrov : les pourparlers reprendront en mai", "fr", "Lavrov"),
        ("Macron: ‘We want a lasting truce’", "en", "Macron"),
        ("Перемирие сорвано — Захарова", "ru", "Захарова"),
        ("Лавров: переговоры зашли в тупик", "ru", "Лавров"),
    ],
)
def test_a_headline_names_its_speaker_by_colon_or_dash(headline: str, language: str, speaker: str) -> None:
    _, found = read(headline, language)
    assert [quotation.speaker.text for quotation in found if quotation.speaker] == [speaker]
    assert [quotation.cue for quotation in found] == [None]


@pytest.mark.parametrize(
    "headline", ["Genève : les pourparlers reprennent", "Union européenne : le sommet est reporté"]
)
def test_what_a_headline_is_about_does_not_speak(headline: str) -> None:
    assert read(headline, "fr")[1] == ()


def test_an_outlet_that_relays_is_the_outer_source() -> None:
    _, found = read("Газета приводит слова посла: «Мы ждем ответа».", "ru")
    assert [[each.text for each in quotation.chain] for quotation in found] == [["Газета", "посла"]]


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        # what an outlet passes on at the end of a sentence, over a quotation too
        ('The army said it had left the "safe zone", Reuters reported.', "en", ["Reuters", "The army"]),
        ("Guards said they had left the town, according to AFP.", "en", ["AFP", "Guards"]),
        ("Министр заявил, что войска ушли, сообщает ТАСС.", "ru", ["ТАСС", "Министр"]),
        # whom a nameless source told
        ("An official told Reuters that the troops had left.", "en", ["Reuters", "An official"]),
        ("Marie Durand told Reuters that the troops had left.", "en", ["Marie Durand"]),
    ],
)
def test_an_outlet_that_passes_words_on_is_the_outer_source(text: str, language: str, chain: list[str]) -> None:
    _, found = read(text, language)
    inner = min(found, key=lambda quotation: len(quotation.content[0].text))
    assert [each.text for each in inner.chain] == chain


def test_a_quotation_after_reported_words_is_of_the_same_speaker() -> None:
    _, found = read('The town was shelled, the governor reported. "Thirty drones hit a school near the station."', "en")
    assert [quotation.speaker.text for quotation in found if quotation.speaker] == ["the governor", "the governor"]


def test_an_opening_mark_repeated_within_a_paragraph_continues_the_quotation() -> None:
    _, found = read('"We will wait. "We have time," the envoy said.', "en")
    assert [[span.text for span in quotation.content] for quotation in found] == [["We will wait.", "We have time,"]]


@pytest.mark.parametrize("text", ["Il n'a pas dit que la route était sûre.", "Rappelons que la route est fermée."])
def test_what_nobody_says_is_no_quotation(text: str) -> None:
    assert read(text, "fr")[1] == ()


ODD = st.text(alphabet="«»“”„\"'’ ,.:—abДé\n", max_size=60)


def crude(text: str, language: str) -> Document:
    """A document without a parser: words and marks as tokens, every sentence a paragraph."""
    article = clean_article(text, language=language, published=None)
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for start, end in article.paragraphs:
        first = len(tokens)
        for at in range(start, end):
            if not article.text[at].isspace():
                upos = "NOUN" if article.text[at].isalpha() else "PUNCT"
                character = article.text[at]
                tokens.append(
                    Token(len(tokens), at, at + 1, character, character.lower(), upos, first, "dep", len(sentences), {})
                )
        if len(tokens) > first:
            sentences.append((first, len(tokens)))
    return Document(article, tuple(tokens), tuple(sentences))


@settings(max_examples=150, deadline=None)
@given(text=ODD, language=st.sampled_from(["fr", "en", "ru"]))
def test_odd_marks_never_break_it(text: str, language: str) -> None:
    document = crude(text, language)
    found = extract_quotations(document, find_actors(document))
    for quotation in found:
        assert quotation.content
        for span in quotation.content:
            assert document.text[span.start : span.end] == span.text
    assert list(found) == sorted(found, key=lambda q: q.content[0].start)
