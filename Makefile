# make site    build the guide in content/ into site/; URL=https://example.org/guide/ says where it will stand
# make serve   the same, with a live preview that follows every change
# make docs    build the documentation, a guide itself, into site-docs/
# make test    run every check and every test
# make bench   build the same large guides here and with other generators, in turns, and print what each takes
# make bench-serve    measure how soon a preview shows an edit
# make bench-client   measure the same questionnaire in a browser, here and with others
# make audit   ask the registries for known faults of what selfcheck and its tests depend on
# Each sets up what it needs: a virtual environment in .venv/, development tools in node_modules/, a browser.

PYTHON ?= python3
BIN := .venv/bin
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
INSTALL := apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

.PHONY: site docs serve test bench bench-serve bench-client lint lint-python lint-client test-client test-python audit format messages messages-template vendor pictures browser java clean

site: .venv/installed
	$(BIN)/selfcheck build$(if $(URL), --url $(URL))

docs: .venv/installed
	$(BIN)/selfcheck build --content docs --site site-docs

serve: .venv/installed
	$(BIN)/selfcheck serve

# What is quick, and what has to be installed for the rest, goes side by side.
test:
	$(MAKE) --no-print-directory --jobs 2 --output-sync=target lint test-client browser java
	$(MAKE) --no-print-directory test-python

lint: lint-python lint-client

lint-python: .venv/installed-dev
	$(BIN)/ruff check generator tests benchmarks
	$(BIN)/ruff format --check generator tests benchmarks
	$(BIN)/mypy

lint-client: node_modules/.package-lock.json
	npx --no-install eslint
	npx --no-install prettier --check --log-level warn .
	npx --no-install tsc

test-client: node_modules/.package-lock.json
	node --test tests/client/

test-python: .venv/installed-dev node_modules/.package-lock.json browser java
	$(BIN)/pytest -n auto --dist worksteal

BENCH ?= --sections 10 100 1000 --runs 3
bench: .venv/installed
	$(BIN)/python benchmarks/builds.py $(BENCH)

BENCH_SERVE ?= --sections 10 100 1000 --runs 9
bench-serve: .venv/installed
	$(BIN)/python benchmarks/preview.py $(BENCH_SERVE)

BENCH_CLIENT ?= --items 48 1000 --runs 3
bench-client: .venv/installed-dev browser
	$(BIN)/python benchmarks/client.py $(BENCH_CLIENT)

audit: .venv/installed-dev node_modules/.package-lock.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip-audit>=2.9,<3"
	$(BIN)/pip-audit --skip-editable --progress-spinner off
	npm audit

format: .venv/installed-dev node_modules/.package-lock.json
	$(BIN)/ruff check --fix generator tests benchmarks
	$(BIN)/ruff format generator tests benchmarks
	npx --no-install eslint --fix
	npx --no-install prettier --write --log-level warn .

# The words of the interface: the template for translators, and what is new in it for each language.
PYBABEL ?= $(BIN)/pybabel
POT ?= templates/locale/selfcheck.pot

messages: .venv/installed-dev messages-template
	for language in $(notdir $(patsubst %/LC_MESSAGES/,%,$(wildcard templates/locale/*/LC_MESSAGES/))); do \
	$(PYBABEL) update --domain selfcheck --input-file $(POT) --output-dir templates/locale --locale $$language \
	--no-fuzzy-matching --ignore-obsolete || exit 1; done

messages-template:
	$(PYBABEL) extract --mapping-file templates/locale/babel.cfg --output-file $(POT) --keywords say --no-location \
	--sort-output --project selfcheck --omit-header generator templates

# What others wrote and readers get, with its licence, as it comes from its package: a new version is named in package.json.
vendor: node_modules/.package-lock.json
	cp node_modules/ical.js/dist/ical.min.js templates/vendor/ical.min.js
	cp node_modules/ical.js/LICENSE templates/vendor/ical.LICENSE.txt
	cp node_modules/uqr/dist/index.mjs templates/vendor/uqr.js
	cp node_modules/uqr/LICENSE templates/vendor/uqr.LICENSE.txt

# The pictures of a result in the README.
pictures: .venv/installed-dev browser
	PYTHONPATH=tests $(BIN)/python tests/browser/picture.py docs

# A browser for the tests. Debian's headless Chromium needs a third of the time of one with windows, so root gets it; anybody
# else is only asked for a password where there is no Chromium at all.
browser:
	@command -v $(firstword $(BROWSERS)) > /dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && $(INSTALL) $(firstword $(BROWSERS)); then exit 0; fi; \
	for name in $(BROWSERS); do command -v $$name > /dev/null && exit 0; done; \
	sudo sh -c '$(INSTALL) $(firstword $(BROWSERS))'

# For the validator of the W3C, which judges the pages in the tests. Debian installs one thing at a time.
java: | browser
	@command -v java > /dev/null || $$([ "$$(id -u)" = 0 ] || echo sudo) sh -c '$(INSTALL) default-jre-headless'

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ .venv/installed

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

clean:
	rm -rf .venv node_modules dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
