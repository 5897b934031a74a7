// Opens a page in Chromium in both color schemes, on a desktop and on a phone,
// and prints what axe-core finds, what the page requests, what it logs, and
// whether it must be scrolled sideways. Prints nothing for a page without fault.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const page_url = pathToFileURL(resolve(process.argv[2])).href;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
let faults = 0;
const fault = (...what) => { faults++; console.log(...what); };

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    const where = `${colorScheme} ${width}px:`;
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.on("request", (r) => { if (r.url() !== page_url) fault(where, "requested", r.url()); });
    page.on("console", (m) => fault(where, "logged", m.text()));
    page.on("pageerror", (e) => fault(where, "threw", e.message));
    await page.goto(page_url);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) fault(where, `is ${overflow}px too wide`);
    await page.evaluate(axe);
    const result = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), tags);
    for (const v of result.violations) {
      for (const n of v.nodes) fault(where, v.id, n.target.join(" "), n.failureSummary);
    }
    await context.close();
  }
}
await browser.close();
process.exit(faults ? 1 : 0);
