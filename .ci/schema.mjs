// Validates a JSON file against a JSON Schema of draft 2020-12 or 06. Prints
// nothing for a valid file.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv07 from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schema, data] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const ours = schema.$schema.includes("2020-12");
// The schemas of others are taken as they are.
const options = ours ? { allErrors: true, strict: true, strictRequired: false } : { allErrors: true, strict: false, logger: false };
const ajv = new (ours ? Ajv2020 : Ajv07).default(options);
if (!ours) ajv.addMetaSchema(createRequire(import.meta.url)("ajv/dist/refs/json-schema-draft-06.json"));
addFormats.default(ajv);
const validate = ajv.compile(schema);
if (!validate(data)) {
  for (const e of validate.errors) console.log(e.instancePath, e.message, JSON.stringify(e.params));
  process.exit(1);
}
