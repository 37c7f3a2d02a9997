"""Who is mentioned where (codebook, section 4): the article's Cast.

gazetteer   names and words of the lexicon in the text      names      spellings, scripts, match keys
persons     names of people                                 offices    who held which office when
link        whom names mean                                 units      a role or body with what it belongs to (carriers)
attach      roles and the names beside them                 identify   from words to an Actor on a date
standing    countries, demonyms, organisations alone        mentions   units, names and words as mentions
lookalikes  words of institutions that name nobody          genders    whether a given name is a woman's
discourse   whose bare bodies are, by what is spoken of
coreference whom bare roles and descriptions stand for      pronouns   whom pronouns stand for
counterparts who holds the same office elsewhere            competitors nouns a pronoun may mean instead
find        all of it in order
"""

from detente.coding.actors.cast import ActorMention, Cast
from detente.coding.actors.find import find_actors

__all__ = ["ActorMention", "Cast", "find_actors"]
