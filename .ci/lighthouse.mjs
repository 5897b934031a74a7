// Has Lighthouse look at pages of a site as on a phone, and prints the scores that
// are too low, with what costs them. The best of three runs counts for the
// performance: the machine does other things as well. Takes the site's directory,
// the performance that is wanted and the pages; with SCORES set it prints all.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";
import { serve } from "./serve.mjs";

const [directory, wanted, ...pages] = process.argv.slice(2);
const site = await serve(directory);
const chrome = await launch({
  chromePath: process.env.CHROMIUM || "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
let faults = 0;
for (const name of pages) {
  let best = null;
  for (let run = 0; run < 3 && !(best && best.categories.performance.score >= wanted); run++) {
    const { lhr } = await lighthouse(site.url + name, { port: chrome.port, logLevel: "error", output: "json", onlyCategories: ["performance", "accessibility", "best-practices", "seo"] });
    if (!best || lhr.categories.performance.score > best.categories.performance.score) best = lhr;
  }
  const scores = Object.fromEntries(Object.entries(best.categories).map(([id, c]) => [id, c.score]));
  if (process.env.SCORES) console.log(name, JSON.stringify(scores));
  for (const [id, category] of Object.entries(best.categories)) {
    const least = id === "performance" ? Number(wanted) : 1;
    if (category.score >= least) continue;
    faults++;
    const low = category.auditRefs.map((r) => best.audits[r.id]).filter((a) => a.score !== null && a.score < 0.9 && a.scoreDisplayMode !== "informative");
    console.log(name, id, category.score, "want", least, low.map((a) => `${a.id} ${a.displayValue || ""}`).join(", "));
  }
}
chrome.kill();
site.close();
process.exit(faults ? 1 : 0);
