"""Who did what to whom (codebook, section 5).

candidates    words that may tell an act, by the frame lexicon of the language
drafts        their roles filled over Universal Dependencies (syntax, participants)
nesting       acts inside acts: promised, demanded, alleged
circumstances when and where
mentions      the finished records
"""

from detente.coding.events.coder import code_events

__all__ = ["code_events"]
