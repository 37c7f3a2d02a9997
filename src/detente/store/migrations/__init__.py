"""The store's tables, step by step; Alembic runs what is missing when a store is opened."""
