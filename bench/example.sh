#!/usr/bin/env bash
# How long a check and a first night of the example workspaces take, start of the program included.
# Run by `./dev bench` as `example.sh FOLDER`, with the binary in $INDUCT, the night in $ON, and copies of examples/ and rules/ in FOLDER.
set -euo pipefail
cd "$1"

# A check may end with 1: there are warnings.
hyperfine --shell=none --warmup 2 --ignore-failure --command-name "check rules" "$INDUCT check $(echo rules/*.induct)"
for workspace in examples/*/; do
    workspace="${workspace%/}"
    [[ -f "$workspace/workspace.induct" ]] || continue
    # A night may end with 1: somebody needs attention.
    hyperfine --warmup 1 --prepare "rm -rf $workspace/ledger.db* $workspace/reports" --command-name "nightly $workspace" \
        "$INDUCT nightly $workspace --on $ON >nightly.log; test \$? -le 1"
done
