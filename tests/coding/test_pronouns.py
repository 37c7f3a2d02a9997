"""Whom pronouns and possessives stand for, drawn under what the article says; nobody where that is not plain."""

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.coding.actors.genders import is_woman
from detente.language import analyze

CASES = """
en | Theresa May met Emmanuel Macron in Calais on Monday. She thanked Paris.
   | She: Theresa May
en | Iran executed a man in May. The sentence came after he stormed an embassy.
   | he: nobody
en | Russian troops left the town. It was empty.
   | It: nobody
en | The attack shocked Belgium. It killed ten.
   | It: nobody
en | Israel said on Sunday that it would let aid in.
   | it: Israel
en | Armenia thanked Georgia for its help.
   | its: nobody
en | Serbia recalled its ambassador.
   | its: Serbia
fr | Le président Emmanuel Macron a reçu le roi. Il a quitté Paris.
   | Il: Emmanuel Macron
fr | L'accord lie le Pakistan. Il est caduc.
   | Il: nobody
fr | Emmanuel Macron est à Rome. Il faut une trêve.
   | Il: nobody
fr | Une équipe française a gagné. Elle a fêté la victoire.
   | Elle: nobody
fr | La Serbie a rappelé son ambassadeur.
   | son: Serbia
ru | Тереза Мэй поблагодарила Бориса Джонсона за его работу.
   | его: Boris Johnson
ru | Премьер-министр Великобритании Тереза Мэй приехала в Берлин. Она встретила Ангелу Меркель.
   | Она: Theresa May
ru | Сергей Лавров посетил Анкару. Он поблагодарил Турцию.
   | Он: Sergei Lavrov
"""


def rows() -> list[tuple[str, str, str, str]]:
    lines = CASES.strip().splitlines()
    found = []
    for told, label in zip(lines[::2], lines[1::2], strict=True):
        language, _, text = told.partition(" | ")
        word, _, name = label.strip(" |").partition(": ")
        found.append((language, text, word, name))
    return found


@pytest.mark.parametrize(("language", "text", "word", "name"), rows(), ids=[row[1] for row in rows()])
def test_a_pronoun_stands_for_whom_it_plainly_means(language: str, text: str, word: str, name: str) -> None:
    cast = find_actors(analyze(clean_article(text, language=language, published="2018-06-20")))
    token = next(t for t in reversed(cast.document.tokens) if t.text == word)
    meant = [m.actor.name for m in cast.antecedents.get(token.i, ()) if m.actor is not None]
    assert meant == ([] if name == "nobody" else [name])


@pytest.mark.parametrize(
    ("name", "woman"),
    [
        ("Theresa May", True),
        ("Sergei Lavrov", False),
        ("Jean-Yves Le Drian", False),
        ("Martin", None),
        ("Emma", True),
        ("Xi Jinping", None),
        (None, None),
    ],
)
def test_a_given_name_tells_a_woman(name: str | None, woman: bool | None) -> None:
    assert is_woman(name) is woman
