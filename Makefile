# What a human types. Each target is one line; the work is done by `poche` and
# its neighbours in .venv/, which the first target to need it makes.
# Without make (Windows): python -m build_tools check|build|…

PYTHON ?= python3
BIN := .venv/bin/
COMPILE = $(BIN)uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(UPGRADE) pyproject.toml

.DEFAULT_GOAL := site
.PHONY: help site check test proof preview lock clean dev

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

site: ## build the site of content/ and playlists/, and say which file to open
	@$(PYTHON) -m build_tools build

check: dev ## style, types, architecture, and every problem in the content
	@$(BIN)ruff check . && $(BIN)ruff format --check . && $(BIN)mypy && $(BIN)lint-imports && $(BIN)poche check

test: dev ## all tests, of like cases a sample; fetches the browsers, players and servers they open if it may
	@$(BIN)python -m tests.install && $(BIN)python -m tests.turns

proof: dev ## all cases, the long counts and benchmarks, kept in docs/developers/proof.md
	@$(BIN)python -m tests.install && $(BIN)python -m tests.proof

preview: ## build, show and rebuild the site while you write
	@$(PYTHON) -m build_tools preview

lock: dev ## pin all dependencies anew after a change in pyproject.toml (UPGRADE=--upgrade for newer ones)
	@$(BIN)python -m pip install --quiet uv==0.13.9 && $(COMPILE) -o requirements.lock && $(COMPILE) --extra cluster -o requirements-cluster.lock && $(COMPILE) --extra cluster --group dev -o requirements-dev.lock

clean: ## remove all output, all caches and the private environment
	@rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

dev:
	@$(PYTHON) -m build_tools.bootstrap dev
