// Puts pages of a site before the Nu HTML checker as a server sends them, since the
// policy of a page admits what comes from where the page does. Takes the checker's
// jar, the site's directory and its pages. Addresses that organisers give are as they
// are: some have a second # in them, which browsers follow.
import { spawn } from "node:child_process";
import { serve } from "./serve.mjs";

const [jar, directory, ...pages] = process.argv.slice(2);
const site = await serve(directory);
const hosts = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all"];
const checker = spawn("java", ["-Xss8m", ...hosts, "-jar", jar, "--stdout", "--exit-zero-always", ...pages.map((p) => site.url + p)]);
let said = "";
for (const stream of [checker.stdout, checker.stderr]) stream.on("data", (text) => { said += text; });
checker.on("close", (code) => {
  const faults = said.split("\n").filter((line) => line && !line.includes("Illegal character in fragment"));
  faults.forEach((line) => console.log(line));
  site.close();
  process.exit(code || faults.length ? 1 : 0);
});
