"""Names of persons put together where the recogniser cut them."""

from detente.coding.actors import find_actors
from detente.evaluate.documents import gold_article
from detente.language import analyze


def test_a_name_cut_before_whose_son_he_is() -> None:
    text = "The talks will be held in Rome on May 23, Omani Foreign Minister Sayyid Badr bin Hamad Albusaidi said."
    cast = find_actors(analyze(gold_article(text, "en", "2025-05-21")))
    names = {mention.actor.name for mention in cast.mentions if mention.actor and mention.actor.kind == "person"}
    assert names == {"Badr bin Hamad Al Busaidi"}
