"""Détente reads the news of a conflict and keeps the record of its diplomacy.

Data flows one way: sources → articles → language → coding → fusion → store → surfaces.
`detente.pipeline` holds the order of the stages; start reading there.
"""

__version__ = "0.1.0"
