.DEFAULT_GOAL := help
PY := .venv/bin/python

.PHONY: help setup drill test lint types contracts check bench golden lock clean

help: ## What can be made
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

.venv/.ready: requirements.lock pyproject.toml
	@test -x $(PY) || python3 -m venv .venv
	@echo "Setting up .venv (once, about a minute) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: .venv/.ready ## Build .venv with everything locked

drill: .venv/.ready ## Play a shipped outage end to end
	@$(PY) -m gameday run checkout-errors --watch --spoilers; code=$$?; test $$code = 0 -o $$code = 1 -o $$code = 3

# Whatever the shell says, compiled code is kept: the tests start Python again and again. Neighbours stay together, so
# that what a file's tests share is made once; who is done takes over from who is not.
test: .venv/.ready ## Pass the tests
	PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n 2 --dist worksteal -q

lint: .venv/.ready types contracts ## Lint, strict types, import contracts
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: .venv/.ready
	.venv/bin/mypy
	.venv/bin/mypy examples/*.py

contracts: .venv/.ready
	.venv/bin/lint-imports --no-cache

check: lint test ## Everything

bench: .venv/.ready ## Measure speed, as ratios in one run
	$(PY) -m benchmarks.speed

golden: .venv/.ready ## Write the pinned outcomes anew
	$(PY) -m pytest -q --write-golden

lock: ## Write requirements.lock anew
	uv pip compile -q --universal --generate-hashes --no-header pyproject.toml --group dev -o requirements.lock

clean: ## Remove .venv and what tools left behind
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist drills
