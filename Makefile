# Everyday commands. Each sets up what it needs and may be run again at any time.
PORT ?= 8000
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: help setup run demo test test-fast journeys check format map messages size bench lock clean

help:            ## this list
	@grep -E '^[a-z-]+: .*## ' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

setup: ## everything needed to develop and test
	@scripts/setup dev
	@scripts/system-tools

demo: ## a filled system at http://localhost:$(PORT)
	@scripts/setup run
	@.venv/bin/prongsai demo --port $(PORT)

run: ## the server on your own data in var/
	@scripts/setup run
	@.venv/bin/prongsai serve --port $(PORT)

test: setup ## every test, on SQLite and, where one answers, on PostgreSQL
	@scripts/test

test-fast: setup ## the quick tests, on SQLite: for between two edits
	@scripts/test fast

journeys: setup ## the browser journeys only
	@$(PY) -m pytest tests/journeys -n 2 --dist loadfile

check: setup ## format, lint, types, imports, templates, migrations, translations, map
	@scripts/check

format: setup ## put code and templates in shape
	@$(PY) -m ruff format src tests bench scripts
	@$(PY) -m ruff check --fix src tests bench scripts

map: setup ## write docs/map.md anew
	@DJANGO_SETTINGS_MODULE=prongsai.config.settings.dev $(PY) scripts/make_map.py

messages: setup ## compile the translations
	@scripts/messages

bench: setup ## measure, print, and keep in docs/benchmarks.md
	@scripts/setup bench
	@$(PY) -m bench

size: ## the ten longest files
	@git ls-files '*.py' '*.html' '*.css' '*.js' | grep -v -e vendor -e migrations | xargs wc -l | sort -rn | sed -n '2,11p'

lock: setup ## choose library versions anew
	@scripts/lock

clean: ## forget the demo and all caches
	@rm -rf var build .pytest_cache .mypy_cache .ruff_cache .hypothesis
