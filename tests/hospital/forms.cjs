// Shows a Questionnaire in NLM's lforms in a headless Chromium, fills it with a response, and exports that again.
//
// Usage: forms.cjs CHROMIUM LFORMS-FOLDER. Reads from standard input {"questionnaire", "responses"}; writes
// for each response {"response", "shown": [text], "questions"}: what lforms exports, what stands in its fields, how many labels.
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join, resolve } = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const [, , browserPath, lforms] = process.argv;
const built = (name) => pathToFileURL(resolve(lforms, "dist/lforms", name)).href;
const PAGE = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>lforms</title>
<link rel="stylesheet" href="${built("webcomponent/styles.css")}">
<div id="form"></div>
<script src="${built("webcomponent/assets/lib/zone.min.js")}"></script>
<script src="${built("webcomponent/lhc-forms.js")}"></script>
<script src="${built("fhir/R4/lformsFHIR.min.js")}"></script></html>`;

/** Runs in the page. */
async function fill([questionnaire, response]) {
  const place = document.getElementById("form");
  place.replaceChildren();
  const empty = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, "R4");
  const filled = LForms.Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", response, empty, "R4");
  await LForms.Util.addFormToPage(filled, place, {});
  return {
    response: LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", place),
    shown: [...place.querySelectorAll("input, textarea, .autocomp_selected li")]
      .map((field) => field.value || field.innerText || "").filter((value) => value.trim()),
    questions: place.querySelectorAll("label").length,
  };
}

async function main() {
  const asked = JSON.parse(readFileSync(0, "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "lforms-"));
  const file = join(folder, "page.html");
  writeFileSync(file, PAGE);
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => globalThis.LForms?.FHIR?.R4 && LForms.Util.addFormToPage);
    const filled = [];
    for (const response of asked.responses) {
      filled.push(await page.evaluate(fill, [asked.questionnaire, response]));
    }
    if (errors.length) throw new Error(errors.join("\n"));
    process.stdout.write(JSON.stringify(filled));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

main();
