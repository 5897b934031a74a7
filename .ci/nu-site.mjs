// Puts pages of a site before the Nu HTML checker as a server sends them, since the
// policy of a page admits what comes from where the page does. Takes the checker's
// jar, the site's directory and its pages.
import { spawn } from "node:child_process";
import { serve } from "./serve.mjs";

const [jar, directory, ...pages] = process.argv.slice(2);
const site = await serve(directory);
const checker = spawn("java", ["-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all", "-jar", jar, "--stdout", ...pages.map((p) => site.url + p)], { stdio: "inherit" });
checker.on("exit", (code) => { site.close(); process.exit(code); });
