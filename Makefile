# Set-up, demonstration and tests. `make help` says what there is. Only make, git and Python 3.11 or newer are needed.

PORT ?= 8000
DATA ?= ./data
PYTHON ?= python3
# Three on two cores: a test that waits for a browser or for PostgreSQL leaves its core to another.
PROCESSES ?= 3

BIN := .venv/bin
DONE := .venv/.done
DATA_DIR := $(abspath $(DATA))
SOURCES := $(shell find governance_app/static/css governance_app/static/js governance_app/translations governance_app/documents \
	governance_app/languages -name '*.css' -o -name '*.js' -o -name '*.po' -o -name 'letters.py' -o -name 'font_build.py' \
	-o -name 'compile_catalogues.py' 2>/dev/null)
INSTALLATION = GOVERNANCE_DATABASE_URL="sqlite:///$(DATA_DIR)/governance.db" GOVERNANCE_SECRET_FILE="$(DATA_DIR)/keys" \
	GOVERNANCE_DATA_DIR="$(DATA_DIR)"
DEMONSTRATION = $(INSTALLATION) GOVERNANCE_DEMONSTRATION=yes GOVERNANCE_PLAIN_HTTP=yes
# Loaded after the last build, and no migration has come since: nothing to prepare.
IS_LOADED = test -f "$(DATA_DIR)/governance.db" && test "$(DATA_DIR)/loaded" -nt $(DONE)/build && \
	test -z "$$(find governance_app/migrations/versions -name '*.py' -newer "$(DATA_DIR)/loaded")"
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help demo build test test-browser lint campaign bench mutation migration browser
.DELETE_ON_ERROR:

help: ## Print these sentences.
	@echo "The life of the committees. From here you can:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name what; do printf '%-18s %s\n' "$$name" "$$what"; done
	@echo "Examples: make demo PORT=9000 DATA=/tmp/demonstration"

demo: build ## Install everything into .venv, load invented data into DATA, and serve it on PORT.
	@mkdir -p "$(DATA_DIR)"
	@test -f "$(DATA_DIR)/keys" || $(BIN)/governance-app keys new "$(DATA_DIR)/keys"
	@if $(IS_LOADED); then echo "The demonstration in $(DATA_DIR) is kept. To begin afresh, remove that folder."; else \
	$(DEMONSTRATION) $(BIN)/governance-app migrate && $(DEMONSTRATION) $(BIN)/governance-app demo && touch "$(DATA_DIR)/loaded"; fi
	@exec env $(DEMONSTRATION) $(BIN)/governance-app serve --port $(PORT)

build: $(DONE)/build ## Build styles, scripts, icons, fonts and translations from locked packages.
	@:

test: build $(DONE)/test browser ## Install what tests need (PostgreSQL and Chromium included) and run all of them.
	@$(BIN)/python tests/support/run_all.py --processes $(PROCESSES)

test-browser: build $(DONE)/test browser ## Run the journeys in a real browser alone.
	@$(PYTEST) tests/browser

lint: $(DONE)/test ## Read the code with ruff and mypy.
	@$(BIN)/ruff check .
	@$(BIN)/mypy

campaign: build $(DONE)/test browser ## Run the long randomised campaigns: hours of invented committees.
	@GOVERNANCE_CAMPAIGN=yes $(PYTEST) -n $(PROCESSES) tests/rules
	@GOVERNANCE_CAMPAIGN=yes $(PYTEST) -m campaign -n $(PROCESSES) tests

bench: build $(DONE)/test ## Measure pages against a minimal Flask page on this machine.
	@$(BIN)/python -m bench

mutation: build .venv-mutation/done ## Change rules and record in thousands of small ways; see whether the tests notice (docs/mutation.md).
	@rm -rf mutants
	@nice -n 10 .venv-mutation/bin/mutmut run --max-children $(PROCESSES)
	@nice -n 10 .venv-mutation/bin/python -m tests.support.mutation_outside
	@.venv-mutation/bin/python -m tests.support.mutation_score

migration: build ## Draft the next migration (for developers): make migration MESSAGE="what changes".
	@test -n "$(MESSAGE)" || { echo 'Say what changes: make migration MESSAGE="what changes"'; exit 2; }
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && $(BIN)/governance-app keys new "$$folder/keys" >/dev/null && \
	export GOVERNANCE_DATABASE_URL="sqlite:///$$folder/draft.db" GOVERNANCE_SECRET_FILE="$$folder/keys" && \
	$(BIN)/governance-app migrate --if-any && $(BIN)/governance-app migration "$(MESSAGE)"

# --- What is done once, and again only when its sources change ---

$(DONE)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "Python 3.11 or newer is needed as $(PYTHON); another one is given by: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	{ echo "Python's venv module is missing. Install it with: $$(test $$(id -u) = 0 || echo 'sudo ')apt-get install -y python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "Making .venv …"; $(PYTHON) -m venv .venv; }
	@mkdir -p $(DONE) && touch $@

# uv installs in seconds; where it has no wheel, pip reads the same locked files.
define install
	@echo "Installing the locked packages of $(1) …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --only-binary :all: --require-hashes $(foreach file,$(1),-r $(file)) 2>$(DONE)/uv.log \
	|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes $(foreach file,$(1),-r $(file)) \
	|| { cat $(DONE)/uv.log; echo "The packages could not be installed: is there a network?"; exit 1; }
endef

$(DONE)/uv: $(DONE)/venv requirements-uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-uv.txt \
	|| echo "uv is not to be had here: going on with pip, more slowly."
	@touch $@

$(DONE)/run: $(DONE)/uv requirements.txt requirements-build.txt pyproject.toml
	$(call install,requirements.txt requirements-build.txt)
	@GOVERNANCE_SKIP_FRONTEND=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DONE)/test: $(DONE)/run requirements-test.txt
	$(call install,requirements-test.txt)
	@touch $@

# An environment of its own, which sees what the tests have installed.
.venv-mutation/done: $(DONE)/test requirements-mutation.txt
	@test -x .venv-mutation/bin/python || $(PYTHON) -m venv .venv-mutation
	@$(BIN)/uv pip install --quiet --python .venv-mutation/bin/python --only-binary :all: --require-hashes -r requirements-mutation.txt \
	|| .venv-mutation/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-mutation.txt
	@here=$$(.venv-mutation/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') && \
	$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' >"$$here/tests.pth"
	@touch $@

# What was thrown away by hand is built again.
BUILT := $(wildcard governance_app/static/dist/manifest.json) $(firstword $(wildcard governance_app/documents/fonts/*.ttf))
$(if $(word 2,$(BUILT)),,$(shell rm -f $(DONE)/build))
$(DONE)/build: $(DONE)/run frontend/build.mjs frontend/build.py frontend/icons.json frontend/package-lock.json $(SOURCES)
	@$(BIN)/python frontend/build.py
	@touch $@

browser:
	@$(BIN)/python tests/support/install_chromium.py
