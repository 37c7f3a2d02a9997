"""Raw page → Article: what stays in the text, what goes into the fields, what is removed."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.articles import doubts, read_article
from detente.articles.furniture import without_furniture
from detente.errors import ArticleError, UnreadableSource, UnsupportedLanguage
from detente.model import Article, Page
from detente.sources import read_pages

FIRST = "Les deux ministres se sont entretenus vendredi à Genève, a indiqué le secrétariat de la conférence."
SECOND = "« Les discussions se poursuivront », a déclaré leur hôte. Aucune date n'a été fixée."
TITLE = "Les ministres se parlent à Genève"


def _read(text: str, **fields: str) -> Article:
    return read_article(Page(origin="a.txt", content=text, **fields))  # type: ignore[arg-type]


def test_the_seed_article(shared: Path) -> None:
    (page,) = read_pages(str(shared / "seed" / "lagazette.txt"))
    assert isinstance(page, Page)
    article = read_article(page)
    assert article.publisher == "Lagazette"
    assert article.place == "Bakou"
    assert article.byline == "Lagazetteaz"
    assert article.published == "2020-10-30T06:00:00+01:00"
    assert article.language == "fr"
    assert article.title == article.text.split("\n\n")[0]
    assert len(article.paragraphs) == 5
    assert article.text.count(article.title or "-") == 1
    assert article.text.endswith("a poursuivi Maria Zakharova.")


def test_a_page_with_its_furniture() -> None:
    article = _read(
        "La Dépêche du Léman\n\n"
        f"{TITLE}\n\nPublié le 30 octobre 2020 à 18h40 (UTC+01:00)\nPartager sur Facebook\n{TITLE}\n\n"
        f"Genève / Agence du Léman\n\n{FIRST}\n\nLire aussi : Une rencontre à Moscou\n\nPublicité\n\n{SECOND}\n\n"
        "À lire aussi\nUn autre titre\nEncore un titre\n\nVoir plus\n© La Dépêche du Léman 2020\nLoading..."
    )
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert (article.title, article.place, article.byline) == (TITLE, "Genève", "Agence du Léman")
    assert article.published == "2020-10-30T18:40:00+01:00"


def test_an_outlet_above_the_headline_and_a_section() -> None:
    assert _read(f"Lemanica\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}").publisher == "Lemanica"
    assert _read(f"International\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}").publisher is None


def test_a_dateline_that_opens_a_paragraph_stays() -> None:
    opening = "GENEVA, Oct 30 (Léman Wire) — The two ministers met on Friday, the conference said."
    article = _read(f"Ministers meet\n\n{opening}\n\nThe talks will go on, their host told reporters.")
    assert article.paragraphs[1] == (16, 16 + len(opening))
    assert (article.place, article.byline, article.published) == ("GENEVA", "Léman Wire", None)


def test_a_dateline_that_ends_in_a_dash_stays_with_its_paragraph() -> None:
    text = f"30 octobre 2020 . –\n{FIRST}"
    article = _read(text, title=TITLE)
    assert article.text == f"{TITLE}\n\n{text}"
    assert article.published == "2020-10-30"


def test_a_table_s_row_is_kept_word_for_word() -> None:
    article = _read(f"{FIRST}\n{SECOND}\n\n\n{FIRST[:-1]} encore.", title=TITLE, published="2020-10-30", language="fr")
    assert article.text == f"{TITLE}\n\n{FIRST}\n{SECOND}\n\n{FIRST[:-1]} encore."
    assert article.published == "2020-10-30"


def test_a_body_that_begins_with_its_title_has_it_once() -> None:
    assert _read(f"{TITLE}\n\n{FIRST}", title=TITLE).text == f"{TITLE}\n\n{FIRST}"


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "Les deux ministres se sont entretenus vendredi à Genève, a indiqué\n"
        "le secrétariat de la conférence. Ils se reverront, mais la date\n"
        "n'est pas fixée."
    )
    article = _read(f"{TITLE}\n\n{wrapped}")
    assert article.text == f"{TITLE}\n\n" + wrapped.replace("\n", " ")


def test_a_record_of_the_contract_is_taken_as_it_stands() -> None:
    text = f"{TITLE}\n\n{TITLE}\n\n  {FIRST}\n\nLire aussi\n"
    article = _read(text, clean=True, language="fr")  # type: ignore[arg-type]
    assert article.text == text


def test_short_paragraphs_may_come_twice_and_long_ones_not() -> None:
    article = _read(f"{TITLE}\n\n{FIRST}\n\nOui.\n\n{SECOND}\n\nOui.\n\n{FIRST}")
    assert article.text == f"{TITLE}\n\n{FIRST}\n\nOui.\n\n{SECOND}\n\nOui."


def test_russian_and_english_furniture() -> None:
    russian = "Министры двух стран провели в пятницу встречу в Женеве, сообщил секретариат конференции."
    article = _read(
        f"Встреча в Женеве\n\n30 октября 2020, 20:40 МСК\n\n{russian}\n\nЧитайте также:\nДругая новость\n\nПоделиться"
    )
    assert article.text == f"Встреча в Женеве\n\n{russian}"
    assert article.published == "2020-10-30T20:40:00+03:00"
    english = "The ministers of the two countries met in Geneva on Friday, the conference said."
    article = _read(
        f"Meeting in Geneva\n\nBy Anna Smith\nOct. 30, 2020 at 6:40 p.m.\n\n{english}\n\nRead more: Another one\nShare"
    )
    assert article.text == f"Meeting in Geneva\n\n{english}"
    assert (article.byline, article.published) == ("Anna Smith", "2020-10-30T18:40:00")


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("Partager\nLoading...\n\n© 2020", UnreadableSource, "furniture"),
        ("Un mot. " * 125_001, UnreadableSource, "too long"),
        ("Un mot\ud800.", UnreadableSource, "lone surrogate"),
        ("Un mot\x00.", UnreadableSource, "NUL"),
        (
            "Die Minister haben sich am Freitag in Genf getroffen und werden weiter verhandeln. " * 5,
            UnsupportedLanguage,
            "German",
        ),
    ],
)
def test_what_is_no_article_says_so(text: str, error: type[ArticleError], message: str) -> None:
    with pytest.raises(error, match=message) as caught:
        _read(text)
    assert caught.value.origin == "a.txt"
    assert caught.value.remedy


def test_an_endless_line_is_an_article() -> None:
    article = _read("Le ministre a parlé de la trêve. " * 20_000)
    assert article.title is None
    assert len(article.paragraphs) == 1


def test_a_missing_and_a_future_date_are_told_and_nothing_is_invented(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        article = _read(f"{TITLE}\n\n{FIRST}\n\n{SECOND}")
    assert article.published is None
    assert "a.txt: no publication date" in caplog.text
    future = _read(f"{TITLE}\n\n30 octobre 2020 06:00\n\n{FIRST}\n\n{SECOND}")
    assert doubts(future, now=datetime(2020, 11, 1, tzinfo=UTC)) == []
    (doubt,) = doubts(future, now=datetime(2020, 10, 1, tzinfo=UTC))
    assert "in the future" in doubt
    assert future.published == "2020-10-30T06:00:00"


PIECES = st.sampled_from(
    [
        TITLE, FIRST, SECOND, "Lemanica", "30 octobre 2020 06:00 (UTC+01:00)", "Genève / Agence du Léman", "Par Jeanne Martin",
        "Publicité", "Partager sur Facebook", "Lire aussi :", "Un autre titre", "Oui.", "- - -", "", "30 octobre 2020 . –",
        "PARIS (AFP) — Les deux ministres se sont entretenus vendredi à Genève.", "Jeanne Martin", "© Lemanica 2020", "2020",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n"]))
def test_reading_an_article_s_own_text_again_changes_nothing(pieces: list[str], gap: str) -> None:
    try:
        article = read_article(Page(origin="a", content=gap.join([TITLE, *pieces, FIRST]), title=TITLE), language="fr")
    except ArticleError:
        return
    for start, end in article.paragraphs:
        assert article.text[start:end].strip()
    assert all(without_furniture([article.text[start:end] for start, end in article.paragraphs]))
    again = read_article(
        Page(
            origin="b",
            content=article.text,
            title=article.title,
            published=article.published,
            byline=article.byline,
            place=article.place,
        ),
        language="fr",
    )
    assert again.text == article.text


@pytest.mark.parametrize("name", ["french_wikinews", "french_armenia"])
def test_all_french_articles_are_read(shared: Path, name: str) -> None:
    logging.getLogger("detente.articles").setLevel(logging.ERROR)
    read, failures = 0, []
    for page in read_pages(str(shared / "data" / f"{name}.jsonl.gz")):
        assert isinstance(page, Page)
        try:
            article = read_article(page)
        except UnsupportedLanguage as error:
            failures.append(error.message)
            continue
        read += 1
        assert all(article.text[start:end].strip() for start, end in article.paragraphs)
        assert article.published
    assert all("Armenian" in message or "Arabic" in message or "unknown" in message for message in failures)
    assert len(failures) <= 0.06 * read


def test_the_examples_are_read_whole() -> None:
    examples = Path(__file__).parents[2] / "examples"
    articles = [read_article(page) for page in read_pages(str(examples)) if isinstance(page, Page)]
    assert {language: sum(a.language == language for a in articles) for language in ("fr", "en", "ru")} == {
        "fr": 8,
        "en": 5,
        "ru": 4,
    }
    for article in articles:
        assert article.title
        assert article.place
        assert article.byline
        assert "2020-09-27" <= (article.published or "") < "2020-11-11"
        assert len(article.published or "") == len("2020-10-30T06:00:00+01:00")
        assert article.byline in article.text or len(article.paragraphs) >= 5
        assert 100 <= len(article.text.split()) <= 250
