"""Who did what to whom (codebook, section 5).

candidates    words that may tell an act, by the frame lexicon of the language
drafts        their roles filled over Universal Dependencies (syntax, participants)
nesting       acts inside acts: promised, demanded, alleged
circumstances when and where
modes, parties, casualties, domains, repeats: what the words around an act add, or rule out
mentions      the finished records
relations     the type of the act between two given mentions
"""

from detente.coding.events.coder import code_events
from detente.coding.events.relations import relation

__all__ = ["code_events", "relation"]
