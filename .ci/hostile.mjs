// Opens every page of a folder in Chromium, moves over, focuses and opens what
// is on it, and prints whatever runs or is requested, but pictures on the post's own
// host, example.org, which pages show. In the pages called
// control something does: it prints those in which it saw nothing. Those called
// embedded hold what feeds say, which write pictures: whether one loads is for
// the reader of a feed to decide.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = resolve(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
const context = await browser.newContext();
await context.route("**/*", (route) => (route.request().url().startsWith("file:") ? route.continue() : route.abort()));

// open returns a function that visits pages one after another in one tab.
async function open() {
  let url = "", found = [];
  const page = await context.newPage();
  page.on("dialog", (d) => { found.push(`ran ${d.message()}`); d.dismiss().catch(() => {}); });
  const isAllowedPicture = (r) => r.resourceType() === "image" && (url.includes("/embedded-") || new URL(r.url()).origin === "https://example.org");
  page.on("request", (r) => { if (r.url() !== url && !isAllowedPicture(r)) found.push(`requested ${r.url()}`); });
  page.on("pageerror", (e) => found.push(`threw ${e.message}`));
  page.on("popup", (p) => { found.push(`opened ${p.url()}`); });
  page.on("framenavigated", (f) => { if (f.url() !== url) found.push(`went to ${f.url()}`); });
  return async (name) => {
    url = pathToFileURL(join(folder, name)).href;
    found = [];
    await page.goto(url, { waitUntil: "load" }).catch((e) => found.push(`${e.message}`));
    const links = await page.evaluate(provoke).catch((e) => [`could not be provoked: ${e.message}`]);
    found.push(...links);
    await page.waitForTimeout(20); // for what has been set off
    return [...new Set(found)];
  };
}

// provoke does what makes handlers run, and returns the links that run.
function provoke() {
  const links = [];
  for (const element of document.querySelectorAll("*")) {
    for (const type of ["mouseover", "mouseenter", "pointerover", "focus", "toggle", "animationstart", "error", "load", "submit"]) {
      element.dispatchEvent(new Event(type, { bubbles: false, cancelable: true }));
    }
    for (const name of ["href", "action", "formAction", "src", "data"]) {
      const value = element[name];
      const attribute = element.getAttribute(name.toLowerCase());
      if (attribute !== null && !/^(https?|mailto|file):/.test(String(value?.baseVal ?? value))) {
        links.push(`leads to ${attribute}`);
      }
    }
  }
  return links;
}

let faults = 0, controls = 0, pages = 0;
const names = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
let visit = await open();
for (const name of names) {
  const control = name.startsWith("control-");
  if (control) visit = await open(); // of the one before something is left
  const found = await visit(name);
  if (control) controls++; else pages++;
  if (control === (found.length === 0)) {
    faults++;
    console.log(name, control ? "is a control, and nothing happened" : found.join("; "));
  }
  if (control) visit = await open();
}
await browser.close();
if (pages < 100 || controls < 5) {
  faults++;
  console.log(`there were ${pages} pages and ${controls} controls`);
}
process.exit(faults ? 1 : 0);
