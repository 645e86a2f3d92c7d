PYTHON ?= python

.PHONY: check format lint types imports test bench

check: lint types imports test

format:
	$(PYTHON) -m ruff check --fix --quiet . || true
	$(PYTHON) -m ruff format .

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

imports:
	$(PYTHON) -c "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

test:
	$(PYTHON) -m pytest

bench:
	$(PYTHON) -m benchmarks
