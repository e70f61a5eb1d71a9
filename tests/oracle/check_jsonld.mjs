// Do independent JSON-LD processors read the same triples from both exports?
// usage: node check_jsonld.mjs EXPORT.jsonld EXPORT.nq    (MSCGRAPH_ORACLE_MODULES: folder with node_modules)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

// The modules are installed in the build folder, not beside this file.
const require = createRequire(resolve(process.env.MSCGRAPH_ORACLE_MODULES ?? '.', 'package.json'));
const jsonld = require('jsonld');
const oxigraph = require('oxigraph');

const [jsonldFile, nquadsFile] = process.argv.slice(2);
if (!nquadsFile) {
  console.error('usage: node check_jsonld.mjs EXPORT.jsonld EXPORT.nq');
  process.exit(2);
}

// The quads that Oxigraph reads, each written its way: differences of escaping do not count.
function quads(text, format) {
  const parsed = oxigraph.parse(text, { format });
  return new Set(parsed.map((quad) => quad.toString()));
}

function compare(name, expected, actual) {
  const missing = [...expected].filter((quad) => !actual.has(quad));
  const extra = [...actual].filter((quad) => !expected.has(quad));
  for (const quad of missing.slice(0, 5)) console.error(`${name} lacks ${quad}`);
  for (const quad of extra.slice(0, 5)) console.error(`${name} adds ${quad}`);
  console.log(`${name}: ${actual.size} triples, ${missing.length} missing, ${extra.length} too many`);
  return missing.length + extra.length === 0;
}

const nquads = readFileSync(nquadsFile, 'utf8');
const text = readFileSync(jsonldFile, 'utf8');
const expected = quads(nquads, 'application/n-quads');
const lines = nquads.split('\n').length - 1;
let ok = expected.size > 0 && expected.size === lines;
console.log(`N-Quads: ${expected.size} triples in ${lines} lines`);

// No document may be fetched: the context is inline.
const documentLoader = (url) => Promise.reject(new Error(`the export refers to ${url}`));
const rdf = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader, safe: true });
ok = compare('jsonld', expected, quads(rdf, 'application/n-quads')) && ok;
ok = compare('oxigraph', expected, quads(text, 'application/ld+json')) && ok;
if (/(^|\s)_:/m.test(rdf)) {
  console.error('the export has blank nodes');
  ok = false;
}
process.exit(ok ? 0 : 1);
