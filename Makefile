# Détente: every task is one word. `make demo` and `make test` set up what they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/bash

.PHONY: help install demo test check eval quality bench picture lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

install: $(VENV)/installed ## Détente and its tools into .venv, versions and hashes from requirements.lock

demo: install ## read the example articles into a store and print the chronology
	@rm -f build/demo.db build/demo.db-*  # made anew, so that it is always this version's
	@DETENTE_DB=build/demo.db $(BIN)/detente --quiet ingest examples
	@DETENTE_DB=build/demo.db $(BIN)/detente chronology
	@DETENTE_DB=build/demo.db $(BIN)/detente commitments
	@echo "The store is build/demo.db. Try: DETENTE_DB=build/demo.db $(BIN)/detente quotes --actor Zakharova"

test: install ## the tests
	$(BIN)/python -m pytest -n auto

check: install ## ruff, ruff format, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: install ## score every layer on ../shared/data, compare with the floors
	$(BIN)/python -m detente.evaluate

quality: install ## the same, figures written into docs/quality.md
	$(BIN)/python -m detente.evaluate --write

bench: install ## speed and memory, as ratios
	$(BIN)/python -m bench

picture: demo ## draw the README's picture from the demo's store
	$(BIN)/python docs/picture.py build/demo.db

lock: ## renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --group dev --extra postgres --generate-hashes --no-emit-index-url --python-version 3.11 -o requirements.lock

clean: ## remove what was built
	rm -rf build dist .venv
