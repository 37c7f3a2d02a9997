"""Who is mentioned, on which date: sentences with the expected actors drawn under them."""

from pathlib import Path

import pytest

from detente.articles import clean_article
from detente.coding.actors import Cast, find_actors
from detente.coding.actors.names import match_key, romanise
from detente.coding.actors.offices import build, offices
from detente.language import analyze


def cast_of(text: str, language: str, published: str = "2020-10-30") -> Cast:
    return find_actors(analyze(clean_article(text, language=language, published=published)))


def drawn(cast: Cast) -> str:
    """One line a mention: its words, then the actor's name, country and sector."""
    rows = []
    for mention in cast.mentions:
        actor = mention.actor
        found = f"{actor.name} {actor.country} {actor.sector}" if actor else "?"
        rows.append(f"{mention.span.text} → {found}")
    return "\n".join(rows)


CASES = [
    (
        "fr",
        "Le chef de la diplomatie française, Jean-Yves Le Drian, a reçu les dirigeants de l'Arménie et de l'Azerbaïdjan.",
        """
        Le chef de la diplomatie française, Jean-Yves Le Drian → Jean-Yves Le Drian FRA GOV
        les dirigeants de l'Arménie → Nikol Pashinyan ARM GOV
        Azerbaïdjan → Ilham Aliyev AZE GOV
        """,
    ),
    (
        "fr",
        "Bakou a condamné cette attaque.",
        """
        Bakou → Azerbaijan AZE GOV
        """,
    ),
    (
        "en",
        "Iranian Foreign Minister Mohammad Javad Zarif met the president of Turkey in Ankara.",
        """
        Iranian Foreign Minister Mohammad Javad Zarif → Mohammad Javad Zarif IRN GOV
        the president of Turkey → Recep Tayyip Erdoğan TUR GOV
        Ankara → Turkey TUR GOV
        """,
    ),
    (
        "ru",
        "Министр иностранных дел Франции Жан-Ив Ле Дриан позвонил Николу Пашиняну.",
        """
        Министр иностранных дел Франции Жан-Ив Ле Дриан → Jean-Yves Le Drian FRA GOV
        Николу Пашиняну → Nikol Pashinyan ARM GOV
        """,
    ),
]

CASES += [
    (
        "fr",
        "Comme l'a relevé Mme Zakharova, le président de la Russie appelle chaque semaine son homologue.",
        """
        Mme Zakharova → Maria Zakharova RUS GOV
        le président de la Russie → Vladimir Putin RUS GOV
        """,
    ),
    (
        "ru",
        "Как отметила Захарова, президент России позвонил лидерам Армении и Азербайджана.",
        """
        Захарова → Maria Zakharova RUS GOV
        президент России → Vladimir Putin RUS GOV
        лидерам Армении → Nikol Pashinyan ARM GOV
        Азербайджана → Ilham Aliyev AZE GOV
        """,
    ),
    (
        "fr",
        "D'après Mevlüt Çavuşoğlu, le chef de la diplomatie turque, la trêve tient.",
        """
        Mevlüt Çavuşoğlu, le chef de la diplomatie turque → Mevlüt Çavuşoğlu TUR GOV
        """,
    ),
    (
        "fr",
        "Claire Vasseur, présidente de l'association Les Amis du Lac, a protesté.",
        """
        Claire Vasseur, présidente → Claire Vasseur None NGO
        """,
    ),
    (
        "en",
        "The foreign ministers of Syria, Turkey and France met.",
        """
        The foreign ministers of Syria → Walid Muallem SYR GOV
        Turkey → Mevlüt Çavuşoğlu TUR GOV
        France → Jean-Yves Le Drian FRA GOV
        """,
    ),
    (
        "ru",
        "Аналитик Джон Смит и профессор Майкл Томпсон из Гарвардского университета ответили.",
        """
        Аналитик Джон Смит → John Smith None EDU
        профессор Майкл Томпсон → Michael Thompson USA EDU
        Гарвардского университета → Harvard University USA EDU
        """,
    ),
    (
        "fr",
        "Le régime de Bachar al-Assad a rejeté l'offre.",
        """
        Le régime de Bachar al-Assad → Government of Syria SYR GOV
        Bachar al-Assad → Bashar al-Assad SYR GOV
        """,
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_sentence(language: str, text: str, expected: str) -> None:
    wanted = "\n".join(line.strip() for line in expected.strip().splitlines())
    assert drawn(cast_of(text, language)) == wanted


@pytest.mark.parametrize(
    ("published", "foreign_minister", "leader"),
    [
        ("2017-10-30", "Edward Nalbandian", "Serzh Sargsyan"),
        ("2019-10-30", "Zohrab Mnatsakanyan", "Nikol Pashinyan"),
        ("2021-10-30", "Ararat Mirzoyan", "Nikol Pashinyan"),
    ],
)
def test_the_holder_is_that_of_the_day(published: str, foreign_minister: str, leader: str) -> None:
    cast = cast_of(
        "Le ministre arménien des Affaires étrangères a parlé au nom du dirigeant arménien.", "fr", published
    )
    assert [mention.actor.name for mention in cast.mentions if mention.actor] == [foreign_minister, leader]


def test_without_a_date_no_holder_is_named() -> None:
    article = clean_article("Le ministre arménien des Affaires étrangères a parlé.", language="fr")
    (mention,) = find_actors(analyze(article)).mentions
    assert mention.actor is not None
    assert (mention.actor.name, mention.actor.country, mention.actor.sector) == (None, "ARM", "GOV")


def test_all_actors_of_a_shared_head() -> None:
    cast = cast_of("Les ministres des Affaires étrangères de la France et de l'Allemagne se sont vus.", "fr")
    head = next(token for token in cast.document.tokens if token.text == "ministres")
    assert [m.actor.name for m in cast.all_at(head) if m.actor] == ["Jean-Yves Le Drian", "Heiko Maas"]


def test_a_capital_after_a_locative_preposition_is_a_place() -> None:
    cast = cast_of("La réunion a eu lieu à Washington.", "fr")
    assert [mention.form for mention in cast.mentions] == ["place"]


def test_the_parties_are_those_named_last() -> None:
    cast = cast_of("L'Arménie et l'Azerbaïdjan négocient. Les parties ont accepté une trêve.", "fr")
    token = next(token for token in cast.document.tokens if token.text == "parties")
    assert [m.actor.country for m in cast.resolve(token) if m.actor] == ["ARM", "AZE"]


@pytest.mark.parametrize(
    "spellings",
    [
        "Pachinian Pashinyan Pashinian Пашинян",
        "Sergueï Sergey Sergei Сергей Sergej",
        "Jeyhun Djeyhoun Джейхун",
        "Zelensky Zelenskyy Zelenski Зеленский",
        "Poutine Putin Путин",
        "Choïgou Shoigu Шойгу",
    ],
)
def test_spellings_of_a_name_share_a_key(spellings: str) -> None:
    assert len({match_key(word) for word in spellings.split()}) == 1


def test_different_names_keep_different_keys() -> None:
    names = ["Lavrov", "Zakharova", "Aliyev", "Pashinyan", "Macron", "Putin", "Erdogan", "Mirzoyan", "Bayramov"]
    assert len({match_key(name) for name in names}) == len(names)


def test_russian_names_are_romanised_as_the_press_does() -> None:
    assert romanise("Дмитрий Шустов") == "Dmitry Shustov"


@pytest.mark.parametrize(
    ("language", "text", "word", "names"),
    [
        ("fr", "Le roi du Maroc est à Paris. L'Algérie proteste. Le royaume a répondu.", "royaume", ["Morocco"]),
        ("fr", "Sergueï Lavrov a vu Jean-Yves Le Drian. Les ministres sont d'accord.", "ministres",
         ["Sergei Lavrov", "Jean-Yves Le Drian"]),
        ("en", "Sergei Lavrov came to Paris. The diplomat left at once.", "diplomat", ["Sergei Lavrov"]),
        ("fr", "Anna Weiss, cheffe de la mission, parle du Maroc. « Le Maroc avance », a-t-elle dit.", "-elle",
         ["Anna Weiss"]),
    ],
)  # fmt: skip
def test_whom_bare_words_stand_for(language: str, text: str, word: str, names: list[str]) -> None:
    cast = cast_of(text, language)
    token = next(token for token in cast.document.tokens if token.text == word)
    assert [m.actor.name for m in cast.resolve(token) if m.actor] == names


def test_the_office_table_is_kept_between_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.coding.actors.offices.user_cache_path", lambda name: tmp_path)
    offices.__wrapped__()
    (kept,) = tmp_path.glob("offices-*.msgpack")
    before = kept.stat().st_mtime_ns
    assert offices.__wrapped__() == build()
    assert kept.stat().st_mtime_ns == before
