"""Words of institutions and towns that name nobody; what an article is about does not hang on where people meet."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import Cast, find_actors
from detente.language import analyze

NOBODY = (
    ("en", "Anna won a government contract for artificial intelligence."),
    ("en", "An army of lawyers spoke at a press conference."),
    ("en", "The library lent a task force its hall at 7:00 PM."),
    ("en", "The minister's friend turned his head."),
    ("fr", "La force d'âme des uns, une armée de bénévoles, une conférence de presse."),
    ("fr", "Une décision de justice sur l'intelligence artificielle."),
    ("fr", "Le monde entier a peur."),
    ("ru", "Искусственный интеллект, армия чиновников, имя неизвестно."),
)
PLACES = (
    ("en", "Russia quit the Minsk agreements.", "Minsk"),
    ("en", "The Vienna talks failed.", "Vienna"),
    ("en", "The Brussels attacks shook Europe.", "Brussels"),
    ("en", "Israel struck southern Lebanon.", "Lebanon"),
    ("fr", "La Russie quitte les accords de Minsk.", "Minsk"),
    ("fr", "La manifestation de Tbilissi a réuni dix mille personnes.", "Tbilissi"),
    ("fr", "Des frappes ont visé le sud du Liban.", "Liban"),
    ("ru", "Аэропорт Кабула закрыт.", "Кабула"),
)
GOVERNMENTS = (
    ("en", "The Moscow-Kyiv talks stalled.", "Moscow"),
    ("en", "London rejected the plan.", "London"),
    ("fr", "L'attaque de Bakou contre Erevan.", "Bakou"),
    ("fr", "Les négociations de Bakou avec Erevan ont échoué.", "Bakou"),
    ("ru", "Власти Киева осудили удар.", "Киева"),
)


def cast_of(text: str, language: str) -> Cast:
    return find_actors(analyze(clean_article(text, language=language, published="2025-05-10")))


@pytest.mark.parametrize(("language", "text"), NOBODY, ids=[text for _, text in NOBODY])
def test_words_of_institutions_may_name_nobody(language: str, text: str) -> None:
    words = {m.span.text for m in cast_of(text, language).mentions if m.form == "description" or m.actor is not None}
    assert words <= {"Anna", "The minister", "The minister's"}


@pytest.mark.parametrize(("language", "text", "word"), PLACES, ids=[row[1] for row in PLACES])
def test_a_town_of_a_treaty_or_a_part_of_a_land_is_a_place(language: str, text: str, word: str) -> None:
    cast = cast_of(text, language)
    token = next(t for t in cast.document.tokens if t.text == word)
    assert [m.form for m in cast.all_at(token)] == ["place"]


@pytest.mark.parametrize(("language", "text", "word"), GOVERNMENTS, ids=[row[1] for row in GOVERNMENTS])
def test_a_capital_that_acts_is_its_government(language: str, text: str, word: str) -> None:
    cast = cast_of(text, language)
    token = next(t for t in cast.document.tokens if t.text == word)
    assert [m.form for m in cast.all_at(token)] != ["place"]


def test_where_people_meet_is_not_what_an_article_is_about() -> None:
    cast = cast_of("Talks are held in Vienna. The Vienna talks go on. The army struck Homs. Damascus denied it.", "en")
    army = next(m for m in cast.mentions if m.key == "army")
    assert army.actor is not None
    assert army.actor.country == "SYR"
