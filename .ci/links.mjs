// Follows every link of every page of a site, and of its feeds and lists, to a file
// and a place in it, and prints those that lead nowhere. Takes the site's directory
// and the address at which it is to stand.
import { readFileSync, readdirSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";

const [directory, address] = process.argv.slice(2);
const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
  .map((f) => join(f.parentPath, f.name).slice(directory.length + 1));
const text = (html) => html.replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n)).replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const content = new Map(), places = new Map();
for (const f of files) {
  if (!/\.(html|atom|xml)$/.test(f)) continue;
  content.set(f, readFileSync(join(directory, f), "utf8"));
  if (f.endsWith(".html")) places.set(f, new Set([...content.get(f).matchAll(/\sid="([^"]*)"/g)].map((m) => text(m[1]))));
}
let links = 0, faults = 0;
function follow(from, href) {
  let to;
  try { to = new URL(href, new URL(from, address)); } catch { faults++; console.log(from, "has no address:", href); return; }
  if (!to.href.startsWith(address)) return;
  links++;
  let file = decodeURIComponent(to.pathname.slice(new URL(address).pathname.length));
  if (file === "" || existsSync(join(directory, file)) && statSync(join(directory, file)).isDirectory()) file = join(file, "index.html");
  const fragment = decodeURIComponent(to.hash.slice(1));
  if (!existsSync(join(directory, file))) { faults++; console.log(from, "leads to", href); return; }
  // In feeds and data a session may be named by its place in the post.
  if (fragment && from.endsWith(".html") && places.has(file) && !places.get(file).has(fragment)) { faults++; console.log(from, "leads to the place", href); }
}
for (const [f, t] of content) {
  const pattern = f.endsWith(".html") ? /\s(?:href|src)="([^"]*)"/g : /(?:href|xmlUrl)="([^"]*)"|<loc>([^<]*)<\/loc>/g;
  const body = f.endsWith(".html") ? t.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, "") : t;
  for (const m of body.matchAll(pattern)) follow(f, text(m[1] || m[2] || ""));
}
if (links === 0) { faults++; console.log("no link was found"); }
process.exit(faults ? 1 : 0);
