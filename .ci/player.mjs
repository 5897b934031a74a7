// Opens pages of a site on which recordings can play, in Chromium: one for each kind of
// player and each host. Nothing may be requested of another host before the click, and
// only that player's host after it; the focus then is in the player, no policy is
// broken, and without script the link leads to the recording. Other hosts are answered
// with nothing. Takes the site's directory. A site without any player is a fault.
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const [directory] = process.argv.slice(2);
const site = await serve(directory);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
let faults = 0;
const fault = (...what) => { faults++; console.log(...what); };

const kinds = new Map(); // a page by the kind of player and its host
for (const name of readdirSync(`${directory}/sessions`).filter((n) => n.endsWith(".html"))) {
  const html = readFileSync(`${directory}/sessions/${name}`, "utf8");
  for (const m of html.matchAll(/data-play="(\w+)" data-src="([^"]*)"/g)) {
    const kind = m[1] + " " + new URL(m[2].replaceAll("&amp;", "&")).host;
    if (!kinds.has(kind)) kinds.set(kind, name);
  }
}
if (kinds.size === 0) fault("no session has a recording that plays: nothing was looked at");

for (const [kind, name] of kinds) {
  const [element, host] = kind.split(" ");
  const context = await browser.newContext();
  const asked = [];
  await context.route((url) => !url.href.startsWith(site.url), (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status: 200, contentType: "text/html", body: "" });
  });
  const page = await context.newPage();
  page.on("console", (m) => { if (/Content.Security.Policy/i.test(m.text())) fault(name, "broke its policy:", m.text()); });
  page.on("pageerror", (e) => fault(name, "threw", e.message));
  await page.goto(`${site.url}sessions/${name}#t=1m5s`);
  await page.waitForTimeout(200);
  if (asked.length) fault(name, "requested before the click", asked.join(" "));
  const link = page.locator(`a[data-play="${element}"][data-src*="//${host}"]`).first();
  if (!(await link.getAttribute("href")).startsWith("https://")) fault(name, "the link leads to", await link.getAttribute("href"));
  await link.click();
  const player = page.locator(element === "frame" ? "iframe.player" : `${element}.player`);
  await player.waitFor();
  await page.waitForTimeout(300);
  if (!asked.length) fault(name, "nothing loads after the click");
  for (const url of asked) if (new URL(url).host !== host) fault(name, "requested of another host", url);
  if (!/(start=|t=)65/.test(await player.getAttribute("src"))) fault(name, "does not begin at #t=1m5s:", await player.getAttribute("src"));
  if (!(await player.evaluate((e) => e === document.activeElement))) fault(name, "the focus is not in the player");
  if (element === "frame" && (await player.getAttribute("referrerpolicy")) !== "strict-origin-when-cross-origin") fault(name, "the frame has no referrer, without which YouTube shows an error");
  await context.close();
}
if (process.env.SCORES) console.log("players looked at:", [...kinds.keys()].join(", "));
await browser.close();
site.close();
process.exit(faults ? 1 : 0);
