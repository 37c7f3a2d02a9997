"""Finding the cast: hits → names → units → mentions, then what stands for whom."""

from detente.coding.actors.attach import attach
from detente.coding.actors.cast import Cast
from detente.coding.actors.coreference import complete
from detente.coding.actors.counterparts import with_counterparts
from detente.coding.actors.gazetteer import Hit, find_hits
from detente.coding.actors.home import count_home, elsewhere, find_datelines
from detente.coding.actors.knowledge import vocabulary
from detente.coding.actors.link import link
from detente.coding.actors.lookalikes import without_lookalikes
from detente.coding.actors.mentions import find_mentions
from detente.coding.actors.names import fold
from detente.coding.actors.namesakes import settle_namesakes
from detente.coding.actors.persons import find_names
from detente.coding.actors.pronouns import antecedents
from detente.coding.actors.scene import Scene, count_persons
from detente.coding.actors.units import Composer
from detente.model import Document


def find_actors(document: Document) -> Cast:
    """The cast of an article: every mention of an actor in text order, and what pronouns stand for."""
    scene = _scene(document)
    composer = Composer(document, scene.hits, scene.words, frozenset(name.first for name in scene.names))
    units = composer.compose_all()
    attach(scene, units)
    mentions = find_mentions(scene, composer, units)
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
    mentions, bare = complete(document, mentions, scene.words, scene.day)
    mentions = with_counterparts(document, mentions, scene.words, scene.day)
    return Cast(document, tuple(mentions), antecedents(document, mentions, bare, scene.words))


def _scene(document: Document) -> Scene:
    words = vocabulary(document.language)
    hits = find_hits(document)
    titles = frozenset(fold(title.rstrip(".")) for title in words.titles)
    names = find_names(document, hits, titles)
    inside = {i for name in names if len(name.words) > 1 for i in range(name.first, name.last)}
    hits = [hit for hit in hits if hit.first not in inside and not _compound(document, hit)]
    hits = settle_namesakes(document, without_lookalikes(document, hits, words))
    datelines = find_datelines(document, hits)
    home = count_home(document, hits, datelines, words)
    hits = [hit for hit in hits if hit.entry.kind != "scene" and not elsewhere(hit, home)]
    published = document.article.published
    scene = Scene(document, words, hits, names, published[:10] if published else None, home)
    scene.datelines |= datelines
    link(scene)
    count_persons(scene)
    return scene


def _compound(document: Document, hit: Hit) -> bool:
    """Whether a capital is the first part of another place's name: Vienne-Reventin, Tripoli-de-Sicile."""
    text = document.text
    return (
        hit.entry.kind == "capital"
        and document.language == "fr"
        and text[hit.end : hit.end + 1] == "-"
        and text[hit.end + 1 : hit.end + 2].isalpha()
        and hit.last + 1 < len(document.tokens)
        and document.tokens[hit.last].text[0] == "-"
        and document.tokens[hit.last + 1].upos != "VERB"
    )
