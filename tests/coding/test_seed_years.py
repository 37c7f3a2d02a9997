"""The seed's sentences on other days: the same roles, the holders of those days."""

from pathlib import Path

import pytest

from detente.articles import clean_article
from detente.coding.actors import find_actors
from detente.language import analyze

WORDING = {  # our own
    "fr": """
        Le chef de la diplomatie russe en a parlé avec le ministre français des Affaires étrangères. À Washington, les
        ministres des Affaires étrangères de l'Arménie et de l'Azerbaïdjan ont rencontré le secrétaire d'État américain.
        Le président russe a appelé les dirigeants arménien et azerbaïdjanais, puis le président de la Turquie.""",
    "en": """
        The Russian foreign minister discussed it with the French foreign minister. In Washington the foreign ministers of
        Armenia and Azerbaijan met the US Secretary of State. The Russian president called the Armenian prime minister, the
        president of Azerbaijan and the president of Turkey.""",
    "ru": """
        Министр иностранных дел России обсудил это с министром иностранных дел Франции. В Вашингтоне министр иностранных дел
        Армении и министр иностранных дел Азербайджана встретились с госсекретарём США. Президент России позвонил
        премьер-министру Армении, президенту Азербайджана и президенту Турции.""",
}
ALWAYS = {
    "Sergei Lavrov",
    "Vladimir Putin",
    "Nikol Pashinyan",
    "Ilham Aliyev",
    "Recep Tayyip Erdoğan",
    "Jean-Yves Le Drian",
}
HOLDERS = {
    "2019-10-30": {"Zohrab Mnatsakanyan", "Elmar Mammadyarov", "Mike Pompeo"},
    "2020-10-30": {"Zohrab Mnatsakanyan", "Jeyhun Bayramov", "Mike Pompeo"},
    "2021-10-30": {"Ararat Mirzoyan", "Jeyhun Bayramov", "Antony Blinken"},
}


def people(text: str, language: str, day: str) -> set[str]:
    """The names of the persons whom an article of that day mentions."""
    document = analyze(clean_article(text, language=language, published=f"{day}T06:00:00+01:00"))
    actors = [mention.actor for mention in find_actors(document).mentions]
    return {actor.name for actor in actors if actor is not None and actor.kind == "person" and actor.name}


@pytest.mark.parametrize("day", HOLDERS)
@pytest.mark.parametrize("language", WORDING)
def test_roles_have_the_holders_of_the_day(language: str, day: str) -> None:
    assert people(" ".join(WORDING[language].split()), language, day) == ALWAYS | HOLDERS[day]


@pytest.mark.parametrize("day", HOLDERS)
def test_the_seed_itself_on_that_day(shared: Path, day: str) -> None:
    text = (shared / "seed" / "lagazette.txt").read_text(encoding="utf-8")
    found = people(text, "fr", day)
    assert HOLDERS[day] <= found
    others = set().union(*HOLDERS.values()) - HOLDERS[day]
    assert not found & others
