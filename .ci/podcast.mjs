// Reads a podcast as Chromium's XML parser does, and holds it to what Apple Podcasts
// asks of a feed (podcasters.apple.com, "A podcaster's guide to RSS") and to the rules
// of namespaces of Podcasting 2.0 (podcastindex.org): prints what is missing or wrong.
// The picture, which Apple requires too, is looked at where there is one: many a post has
// none. Takes the file. A feed without episodes is a fault.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const text = readFileSync(process.argv[2], "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
const said = await page.evaluate((text) => {
  const faults = [], itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd", podcast = "https://podcastindex.org/namespace/1.0";
  const doc = new DOMParser().parseFromString(text, "application/xml");
  if (doc.querySelector("parsererror")) return ["is no XML: " + doc.querySelector("parsererror").textContent];
  const channel = doc.querySelector("rss[version='2.0'] > channel");
  if (!channel) return ["is no RSS 2.0"];
  const child = (e, name, space = null) => Array.from(e.children).filter((c) => c.localName === name && c.namespaceURI === space);
  const one = (e, where, name, space, ok = (c) => c.textContent.trim()) => {
    const all = child(e, name, space);
    if (all.length !== 1 || !ok(all[0])) faults.push(`${where}: ${all.length} of ${name}, want one that is right`);
    return all[0];
  };
  const url = (c) => /^https?:\/\//.test(c.textContent.trim());
  one(channel, "channel", "title", null);
  one(channel, "channel", "description", null);
  one(channel, "channel", "language", null, (c) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(c.textContent));
  one(channel, "channel", "link", null, url);
  one(channel, "channel", "explicit", itunes, (c) => ["true", "false"].includes(c.textContent));
  one(channel, "channel", "category", itunes, (c) => c.getAttribute("text"));
  one(channel, "channel", "type", itunes, (c) => ["episodic", "serial"].includes(c.textContent));
  one(channel, "channel", "guid", podcast, (c) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(c.textContent));
  child(channel, "image", itunes).forEach((c) => { if (!/^https?:/.test(c.getAttribute("href"))) faults.push("channel: a picture without an address"); });
  if (new TextEncoder().encode(channel.querySelector("description").textContent).length > 4000) faults.push("channel: a description of more than 4000 bytes");
  const guids = new Set(), items = child(channel, "item");
  if (!items.length) faults.push("there is no episode: nothing was looked at");
  items.forEach((item, i) => {
    const where = `item ${i + 1}`;
    one(item, where, "title", null);
    const guid = one(item, where, "guid", null);
    if (guid && guids.has(guid.textContent)) faults.push(`${where}: the guid ${guid.textContent} comes twice`);
    if (guid) guids.add(guid.textContent);
    one(item, where, "enclosure", null, (c) => /^https?:\/\//.test(c.getAttribute("url")) && /^\d+$/.test(c.getAttribute("length")) && /^(audio|video)\//.test(c.getAttribute("type")));
    child(item, "pubDate").forEach((c) => { if (Number.isNaN(Date.parse(c.textContent))) faults.push(`${where}: pubDate ${c.textContent}`); });
    child(item, "duration", itunes).forEach((c) => { if (!/^(\d+|(\d+:)?\d+:\d\d)$/.test(c.textContent)) faults.push(`${where}: duration ${c.textContent}`); });
    child(item, "transcript", podcast).forEach((c) => { if (!c.getAttribute("url") || !c.getAttribute("type")) faults.push(`${where}: a transcript without url or type`); });
    child(item, "chapters", podcast).forEach((c) => { if (c.getAttribute("type") !== "application/json+chapters") faults.push(`${where}: chapters of the type ${c.getAttribute("type")}`); });
    child(item, "person", podcast).forEach((c) => { if (!c.textContent.trim() || c.textContent.length > 128) faults.push(`${where}: a person without a name, or with one of more than 128 characters`); });
  });
  return faults;
}, text);
said.slice(0, 20).forEach((line) => console.log(line));
await browser.close();
process.exit(said.length ? 1 : 0);
