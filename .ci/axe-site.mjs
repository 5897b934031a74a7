// Opens pages of a site in Chromium in both color schemes, on a desktop and on a
// phone, and prints what axe-core finds, what they request of another host, what
// they log, and whether they must be scrolled sideways. Takes the site's directory
// and its pages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [directory, ...pages] = process.argv.slice(2);
const site = await serve(directory);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
let faults = 0;
const fault = (...what) => { faults++; console.log(...what); };

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: false });
    for (const name of pages) {
      const where = `${name}, ${colorScheme}, ${width}px:`;
      const page = await context.newPage();
      page.on("request", (r) => { if (!r.url().startsWith(site.url)) fault(where, "requested", r.url()); });
      page.on("console", (m) => fault(where, "logged", m.text()));
      page.on("pageerror", (e) => fault(where, "threw", e.message));
      await page.goto(site.url + name);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) fault(where, `is ${overflow}px too wide`);
      await page.evaluate(axe);
      const result = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), tags);
      for (const v of result.violations) {
        for (const n of v.nodes.slice(0, 5)) fault(where, v.id, n.target.join(" "), n.failureSummary);
      }
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
site.close();
process.exit(faults ? 1 : 0);
