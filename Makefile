# The targets; `make` alone prints them. Only Python 3.11+, git and make are needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PORT ?= 8000
ADDRESS ?= 127.0.0.1
export PORT
EXAMPLE := docs/examples/typescript
# The suite is shared by as many processes as there are cores, at most four; a file of tests stays together.
SHARED := -n auto --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run test lint types contracts migrations catalogues schema schema-check bench soak demo browser client coverage requirements clean

help: ## Print the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 16

$(BIN)/.installed: requirements.txt
	@echo "Installing what Ungkanal runs on (a minute, once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(BIN)/.installed-dev: $(BIN)/.installed requirements-dev.txt
	@echo "Installing what the checks need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	@touch $@

$(EXAMPLE)/node_modules/.package-lock.json: $(EXAMPLE)/package-lock.json
	@echo "Installing what the example app needs ..."
	@cd $(EXAMPLE) && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

run: $(BIN)/.installed ## Serve the platform with its demo on PORT (8000), for this machine or on ADDRESS
	@$(MANAGE) run --port $(PORT) --address $(ADDRESS)

test: $(BIN)/.installed-dev ## Run the whole suite
	@$(BIN)/python -m pytest $(SHARED) $(ARGS)

coverage: $(BIN)/.installed-dev ## The suite with branch coverage, at least 90 %
	@rm -f .coverage .coverage.*
	@COVERAGE_PROCESS_START=.ci/coverage.ini $(BIN)/python -m pytest $(SHARED) $(ARGS)
	@$(BIN)/python -m coverage combine --quiet --rcfile=.ci/coverage.ini
	@$(BIN)/python -m coverage report

lint: $(BIN)/.installed-dev ## Format and lint
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(BIN)/.installed-dev ## Types
	@$(BIN)/mypy

contracts: $(BIN)/.installed-dev ## The five import contracts
	@$(BIN)/lint-imports

migrations: $(BIN)/.installed-dev ## No model without its migration
	@$(MANAGE) makemigrations --check --dry-run

catalogues: $(BIN)/.installed ## The catalogues of required languages are complete and sound
	@$(MANAGE) check_locales

schema: $(BIN)/.installed ## Write the snapshot of the public schema
	@$(MANAGE) print_schema --out api/graphql/schema.graphql

schema-check: $(BIN)/.installed ## The snapshot is the schema
	@$(MANAGE) print_schema --check api/graphql/schema.graphql

demo: $(BIN)/.installed ## Reset and load the demo
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --reset

bench: $(BIN)/.installed ## What each operation costs, beside a trivial view
	@$(MANAGE) bench $(ARGS)

soak: $(BIN)/.installed-dev ## The full numbers of the property tests
	@SOAK=1 $(BIN)/python -m pytest -m soak $(ARGS)

browser: $(BIN)/.installed-dev ## The browser tests alone
	@$(BIN)/python -m pytest -m browser $(ARGS)

client: $(BIN)/.installed-dev $(EXAMPLE)/node_modules/.package-lock.json ## The example app and clients of others, in Node
	@$(BIN)/python -m pytest -m client $(ARGS)

requirements: $(BIN)/.installed-dev ## Compile the pinned requirements
	@$(BIN)/uv pip compile -q --python-version 3.11 requirements.in -o requirements.txt --no-header --annotation-style line
	@$(BIN)/uv pip compile -q --python-version 3.11 requirements-dev.in -o requirements-dev.txt --no-header --annotation-style line

clean: ## Remove the environment and the local data
	@rm -rf $(VENV) var $(EXAMPLE)/node_modules $(EXAMPLE)/dist
