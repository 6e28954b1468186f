# Every target sets up what it needs. Set-up happens once, and again when pyproject.toml changes.

VENV ?= .venv
BIN := $(VENV)/bin
OUTPUT ?= backline-plan
# The Monday after the example log ends, so that the example is the same on every day.
START ?= 2026-11-02
PYTEST_FLAGS ?=
PYTHONS := python3 python3.13 python3.12 python3.11

.DEFAULT_GOAL := help
.PHONY: help plan test deep check bench clean setup setup-dev

help:
	@echo "make plan    set up, and plan from the example log: $(OUTPUT)/programme.html"
	@echo "make test    set up, and run the tests"
	@echo "make deep    set up, and run the slow suites"
	@echo "make check   style, types, import contracts"
	@echo "make bench   the benchmarks"
	@echo "make clean   remove what the other targets made"

plan: setup
	@$(BIN)/backline plan examples/strong.csv --client examples/client.toml --start $(START) -o $(OUTPUT)

test: setup-dev
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

deep: setup-dev
	@$(BIN)/python -m pytest -m deep $(PYTEST_FLAGS)

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-dev
	@set -e; for each in $$(grep -l __main__ benchmarks/*.py); do \
	  echo "$$each"; $(BIN)/python -m benchmarks.$$(basename $$each .py); done

setup: $(VENV)/.ready
setup-dev: $(VENV)/.ready-dev

$(VENV)/.python:
	@python=; \
	for each in $(PYTHONS); do \
	  if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$each; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Backline needs Python 3.11 or newer; none of these is: $(PYTHONS)" >&2; exit 1; fi; \
	echo "Setting up in $(VENV) with $$($$python --version). This happens once and takes a minute or two." >&2; \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module is missing or incomplete; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.ready: pyproject.toml | $(VENV)/.python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml | $(VENV)/.python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.ready

clean:
	rm -rf $(VENV) $(OUTPUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
