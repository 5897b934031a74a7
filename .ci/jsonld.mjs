// Expands linked data with jsonld.js in safe mode, in which a term that the
// context does not know is an error. The context of schema.org is not fetched:
// the terms that may be used stand here. Prints what is wrong.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const schema = "https://schema.org/";
const words = (s) => s.trim().split(/\s+/);
const types = words(`BlogPosting Event Place PostalAddress VirtualLocation Person Organization VideoObject AudioObject
  CreativeWork Thing ItemList ListItem WebPage`);
const values = words(`mainEntityOfPage headline description inLanguage articleSection name alternateName identifier
  keywords jobTitle email encodingFormat contentSize position numberOfItems about mainEntity itemListElement item author
  location address containedInPlace performer affiliation recordedIn recordedAt superEvent subEvent`);
const links = words(`url image sameAs relatedLink contentUrl thumbnailUrl license eventStatus eventAttendanceMode`);
const dates = words(`startDate endDate datePublished dateModified uploadDate`);
const context = {};
for (const term of [...types, ...values]) context[term] = schema + term;
for (const term of links) context[term] = { "@id": schema + term, "@type": "@id" };
for (const term of dates) context[term] = { "@id": schema + term, "@type": schema + "DateTime" };

const documentLoader = async (url) => {
  if (url !== "https://schema.org") throw new Error("would fetch " + url);
  return { contextUrl: null, documentUrl: url, document: { "@context": context } };
};
let faults = 0;
const fault = (...what) => { faults++; console.log(...what); };
try {
  const data = JSON.parse(readFileSync(process.argv[2], "utf8"));
  await jsonld.toRDF(data, { safe: true, documentLoader, format: "application/n-quads" });
  for (const node of await jsonld.flatten(data, null, { safe: true, documentLoader })) {
    if (!node["@type"]) fault("a reference to nothing:", node["@id"]);
    if (!node["@type"]?.includes(schema + "Event")) continue;
    for (const p of ["name", "startDate", "location"]) if (!node[schema + p]) fault("an Event without", p, node["@id"]);
  }
} catch (e) {
  fault(e.message, JSON.stringify(e.details ?? {}));
}
process.exit(faults ? 1 : 0);
