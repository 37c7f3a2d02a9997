"""Finding the cast: hits → names → units → mentions, then what stands for whom."""

from detente.coding import gazetteer  # not its names: it reads this package too
from detente.coding.actors.attach import attach
from detente.coding.actors.cast import Cast
from detente.coding.actors.coreference import complete
from detente.coding.actors.counterparts import with_counterparts
from detente.coding.actors.gazetteer import Hit, find_hits
from detente.coding.actors.home import count_home, count_rebels, elsewhere, find_datelines
from detente.coding.actors.knowledge import Vocabulary, vocabulary
from detente.coding.actors.link import link
from detente.coding.actors.lookalikes import without_lookalikes
from detente.coding.actors.mentions import find_mentions
from detente.coding.actors.names import fold
from detente.coding.actors.namesakes import settle_namesakes
from detente.coding.actors.persons import Name, find_names
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
    mentions, bare = complete(scene, mentions)
    mentions = with_counterparts(document, mentions, scene.words, scene.day)
    return Cast(document, tuple(mentions), antecedents(document, mentions, bare, scene.words))


def _scene(document: Document) -> Scene:
    words = vocabulary(document.language)
    hits = find_hits(document)
    titles = frozenset(fold(title.rstrip(".")) for title in words.titles)
    names = [name for name in find_names(document, hits, titles) if not _of_a_place(document, name, words)]
    inside = {i for name in names if len(name.words) > 1 for i in range(name.first, name.last)}
    hits = [hit for hit in hits if hit.first not in inside and not _compound(document, hit)]
    hits = settle_namesakes(document, without_lookalikes(document, hits, words))
    datelines = find_datelines(document, hits)
    home = count_home(document, hits, datelines, words)
    hits = [hit for hit in hits if hit.entry.kind != "scene" and not elsewhere(hit, home)]
    published = document.article.published
    scene = Scene(document, words, hits, names, published[:10] if published else None, home)
    scene.datelines |= datelines
    scene.rebels |= count_rebels(hits)
    link(scene)
    count_persons(scene)
    return scene


def _compound(document: Document, hit: Hit) -> bool:
    """Whether a French capital or country is the first part of another place's name: Vienne-Reventin, Australie-Occidentale."""
    text, place = document.text, hit.entry.kind
    joined = (
        place in ("capital", "country")
        and document.language == "fr"
        and text[hit.end : hit.end + 1] == "-"
        and text[hit.end + 1 : hit.end + 2].isalpha()
        and hit.last + 1 < len(document.tokens)
        and document.tokens[hit.last].text[0] == "-"
    )
    if not joined:
        return False
    if place == "country":
        return text[hit.end :].startswith(_QUARTERS)
    return document.tokens[hit.last + 1].upos != "VERB"


_QUARTERS = ("-Occidental", "-Oriental", "-Méridional", "-Septentrional")


def _of_a_place(document: Document, name: Name, words: Vocabulary) -> bool:
    """Whether what the recogniser takes for a person is a place: St Peter's Square, or a town after a preposition (in Cancun)."""
    if name.title or name.person is not None:
        return False
    tokens = document.tokens
    if len(name.words) > 1 and tokens[name.last - 1].text.lower() in words.scenes | _GROUNDS:
        return True
    before = tokens[name.first - 1].text.lower() if name.first else ""
    led = before in words.locative and (document.language != "ru" or before in ("в", "во"))
    return led and bool(gazetteer.spots(document.text[tokens[name.first].start : tokens[name.last - 1].end]))


_GROUNDS = frozenset(("square", "river", "island", "islands", "valley", "bridge", "park", "avenue", "road", "lake"))
