# Everything that is done with this checkout; plain `make` lists it. A fresh machine needs Python 3.11+ and make.

PYTHON ?= python3
CONTENT ?= content
SITE ?= site
CORPUS ?=
ARTICLES ?= 1000
ONLY ?=

VENV := .venv
RUN := $(VENV)/bin/python -m
BRIEFGEN := $(RUN) briefgen
FOLDERS = --content "$(CONTENT)" --site "$(SITE)"
PIP := $(RUN) pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help site serve check publish zip epub test lint golden bench clean
.SUFFIXES:

help: ## list what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-9s %s\n", $$1, $$2 }'
	@echo 'Each takes CONTENT=dir and SITE=dir where it reads articles and writes pages.'

site: $(VENV)/.installed ## sum up the articles, check, and make the pages with their links checked
	@# A fault in one article stops neither the others nor the pages; it is told, and counts in the end.
	@status=0; \
	$(BRIEFGEN) extract $(FOLDERS) || status=1; \
	$(BRIEFGEN) check $(FOLDERS) && $(BRIEFGEN) build $(FOLDERS) || status=1; \
	exit $$status

serve: $(VENV)/.installed ## show the site at http://127.0.0.1:8000/, and again after each change
	@$(BRIEFGEN) serve $(FOLDERS)

check: $(VENV)/.installed ## hold summaries, overrides and articles against one another
	@$(BRIEFGEN) check $(FOLDERS)

publish: site ## make the site and push it to the branch gh-pages of the remote
	@$(BRIEFGEN) publish $(FOLDERS)

zip: site ## put the site into dist/briefings.zip
	@$(BRIEFGEN) pack dist/briefings.zip $(FOLDERS)

epub: site ## put the briefings into dist/briefings.epub, or those in ONLY=countries/japan,issues
	@$(BRIEFGEN) pack dist/briefings.epub --only "$(ONLY)" $(FOLDERS)

test: $(VENV)/.dev ## run the tests
	@$(RUN) pytest -n auto

lint: $(VENV)/.dev ## check style and types
	@$(RUN) ruff check briefgen tests
	@$(RUN) ruff format --check briefgen tests
	@$(RUN) mypy

golden: $(VENV)/.dev ## rewrite the expected sites in tests/golden; review the difference before you commit it
	@BRIEFGEN_GOLDEN=write $(RUN) pytest tests/test_golden.py

bench: $(VENV)/.dev ## measure time, stage by stage too, memory and the search on ARTICLES=1000 made-up articles, or on those in CORPUS=dir
	@$(VENV)/bin/python tests/bench/bench.py $(if $(CORPUS),--corpus "$(CORPUS)",--articles $(ARTICLES))

clean: ## delete what can be made again: the pages, the cache, the environment
	@test ! -x $(VENV)/bin/python || $(VENV)/bin/python tests/clean.py "$(SITE)"
	@rm -rf .briefgen $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
	@find briefgen tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@$(PIP) --editable '.[html]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed
