#!/usr/bin/env bash
# Makes the wheel, the source archive and the list of what the program is made of (CycloneDX), and tries them.
set -euo pipefail
cd "$(dirname "$0")/../.."
uv=$(command -v uv || echo "$PWD/.make/uv/bin/uv")
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
rm -f dist/*.whl dist/compagnon_immuno-*.tar.gz dist/*.cdx.json
# The wheel is made of the source archive, so that what the archive lacks is missed here.
"$uv" build --quiet --out-dir dist
# What the program needs, and no tool of ours, in the versions that were tested.
rm -rf build/sbom
"$uv" venv --quiet --python .venv/bin/python build/sbom
"$uv" export --quiet --frozen --no-default-groups --no-emit-project --output-file build/sbom/requirements.txt >/dev/null
"$uv" pip install --quiet --python build/sbom/bin/python --no-deps --requirements build/sbom/requirements.txt dist/*.whl
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
UV_PROJECT_ENVIRONMENT=build/materials "$uv" run --quiet --frozen --only-group materials cyclonedx-py environment build/sbom/bin/python --pyproject pyproject.toml --output-reproducible \
  --spec-version 1.6 --output-file "dist/compagnon-immuno-$version.cdx.json"
ls -l dist/*.whl dist/compagnon_immuno-*.tar.gz dist/*.cdx.json
UV=$uv .venv/bin/python -m pytest -q -m dist tests/packages/test_wheel.py
