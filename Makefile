# Fogline: `make demo` shows the main job, `make test` runs the tests; both build .venv where needed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.stamp

.PHONY: help env demo demo-serve test check gate bench golden reader wheel clean

help:            ## list the verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

env: $(STAMP)    ## build the environment in .venv (uv where it can be had, else venv and pip)

$(STAMP): pyproject.toml uv.lock
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh scripts/env.sh
	@touch $(STAMP)

demo: env        ## situation report over the example pages, as text and as HTML
	@mkdir -p out
	@$(BIN)/fogline sitrep examples/aleppo-2024/pages --format text --html out/sitrep.html

demo-serve: env  ## the screens over the example pages, on http://127.0.0.1:8080
	@$(BIN)/fogline serve --example --port 8080

test: env        ## the tests
	@$(BIN)/python -m pytest -q -n auto

check: env       ## formatting, lint, types, import direction
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

gate: env        ## score on ../shared where it is present; writes docs/quality.md
	@$(BIN)/python -m benchmarks.quality

bench: env       ## benchmarks on the data that is there
	@$(BIN)/python -m benchmarks

golden: env      ## write the golden files anew; review the difference
	@FOGLINE_GOLDEN=1 $(BIN)/python -m pytest -q tests/export/test_golden.py

reader: env      ## rebuild the reader's weights (needs the training extra; see docs/model-card.md)
	@sh scripts/reader.sh

wheel: env       ## build the wheel
	@$(BIN)/python -m build --wheel

clean:           ## remove what the other verbs made
	rm -rf out dist $(VENV)
