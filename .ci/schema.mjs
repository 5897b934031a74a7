// Validates a JSON file against a JSON Schema of draft 2020-12. Prints nothing
// for a valid file.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schema, data] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const ajv = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);
if (!validate(data)) {
  for (const e of validate.errors) console.log(e.instancePath, e.message, JSON.stringify(e.params));
  process.exit(1);
}
