#!/bin/sh
# Build the environment: uv and the lock file where uv is there (or can be installed into the
# environment itself), else venv and pip.
set -eu
: "${PYTHON:=python3}" "${VENV:=.venv}"

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "fogline needs Python 3.11 or newer ($("$PYTHON" --version) found)" >&2
  exit 2
}
export UV_PROJECT_ENVIRONMENT="$VENV" UV_PYTHON_DOWNLOADS=never
if command -v uv >/dev/null 2>&1; then
  uv sync --quiet --frozen --python "$PYTHON" && exit 0
fi
"$PYTHON" -m venv "$VENV"
if "$VENV/bin/pip" install --quiet --disable-pip-version-check uv 2>/dev/null; then
  "$VENV/bin/uv" sync --quiet --frozen --inexact && exit 0
fi
"$VENV/bin/pip" install --quiet --upgrade "pip>=25.1" # older ones know no dependency groups
"$VENV/bin/pip" install --quiet --editable . --group dev
