/* Search and filter. The state is in the query of the address. */
const letters = { "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ħ": "h", "ı": "i", "ς": "σ" };
function fold(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[ßøłæœđħıς]/g, (c) => letters[c]);
}
function wordsOf(text) { return fold(text).split(/[^\p{L}\p{N}+#]+/u).filter(Boolean); }

/* How well a word is found in a folded text: at the start of a word, or, from
   four letters or in scripts without spaces, within one. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
function matches(text, word) {
  let best = 0;
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
    const starts = i === 0 || text[i - 1] === " ", ends = i + word.length === text.length || text[i + word.length] === " ";
    if (starts && ends) return 1;
    if (starts || word.length > 3 || spaceless.test(word)) best = 0.5;
  }
  return best;
}
function line(text) { return wordsOf(text).join(" "); }
function prepare(data) {
  if (data.prepared) return data;
  data.prepared = true;
  data.sessions.forEach((s) => {
    s.texts = [[8, line(s.title)], [6, line(s.subtitle + " " + s.people.map((p) => p[0]).join(" "))],
      [3, line([s.trackOf && s.trackOf[0], s.kind, ...s.tags].join(" "))], [2, line((s.roomOf ? s.roomOf[0] : "") + " " + s.code)]];
  });
  return data;
}
function score(s, words) {
  let sum = 0;
  for (const w of words) {
    let best = 0;
    for (const [weight, text] of s.texts) best = Math.max(best, weight * matches(text, w));
    if (!best) return 0;
    sum += best;
  }
  return sum;
}

const wanted = new URLSearchParams(location.search);
const facets = ["track", "room", "kind", "level", "lang"];
function valueOf(s, facet) {
  const of = { track: s.trackOf && s.trackOf[1], room: s.roomOf && s.roomOf[1], kind: s.kind, level: String(s.level || ""), lang: s.lang };
  return of[facet] || "";
}
function fits(s) {
  return facets.every((f) => { const all = wanted.getAll(f); return !all.length || all.includes(valueOf(s, f)); }) &&
    (!wanted.get("rec") || s.recorded) && (!wanted.get("mine") || store.has(s.key));
}
function filtered() { return facets.some((f) => wanted.has(f)) || wanted.get("rec") || wanted.get("mine"); }

/* Descriptions are many times what titles are: they load once somebody asks. */
let described;
function withDescriptions(data) {
  if (!wanted.has("deep")) return data;
  described = described || fetch(root + "descriptions.json").then((r) => r.json()).then((texts) => {
    data.sessions.forEach((s, i) => { s.texts.push([1, line(texts[i])]); });
  }).catch(() => {});
  return described.then(() => data);
}

/* Whether one letter more, less, other or changed over makes a word of another. */
function near(a, b) {
  let i = 0, j = 0;
  while (i < a.length && a[i] === b[i]) i++;
  while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const x = a.slice(i, a.length - j), y = b.slice(i, b.length - j);
  return x.length < 2 && y.length < 2 || x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
}
/* What may have been meant by words that find nothing: words of titles and names. */
function meant(data, words) {
  const known = new Map();
  data.sessions.forEach((s) => s.texts.slice(0, 3).forEach(([, text]) => text.split(" ").forEach((w) => known.set(w, (known.get(w) || 0) + 1))));
  const others = words.map((w) => {
    let best = w, most = 0;
    if (w.length > 3 && !known.has(w)) known.forEach((n, k) => { if (n > most && near(w, k)) { best = k; most = n; } });
    return best;
  });
  return others.some((w, i) => w !== words[i]) && data.sessions.some((s) => score(s, others)) ? others.join(" ") : "";
}

let input, filterButton;
const found = el("section", { class: "found", hidden: true, "aria-label": W.Search });
const rows = Array.from(document.querySelectorAll(".frame tr[data-s]"));
/* The page of a day knows how to show only some of its rows. */
let showRows = () => 0;

function remember() {
  const query = wanted.toString();
  try { history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash); } catch (e) { /* a file may not */ }
  document.querySelectorAll(".days a").forEach((a) => { a.search = query; });
}

function apply() {
  const q = wanted.get("q") || "", words = wordsOf(q);
  filterButton.setAttribute("aria-pressed", Boolean(filtered()));
  if (!words.length && !filtered()) {
    found.hidden = true;
    showRows(null);
    return Promise.resolve();
  }
  return index().then(prepare).then(withDescriptions).then((data) => {
    const hits = [];
    data.sessions.forEach((s) => {
      const points = words.length ? score(s, words) : 1;
      if (points && fits(s)) hits.push([points, s]);
    });
    if (rows.length) {
      const keys = new Set(hits.map(([, s]) => s.key));
      showHere(data, words, hits, showRows((row) => keys.has(row.dataset.s)));
    } else {
      hits.sort(([a, s], [b, t]) => b - a || store.has(t.key) - store.has(s.key) || s.start - t.start);
      showHits(data, words, hits.map(([, s]) => s), 20);
    }
  }, () => {
    showRows((row) => { const text = line(row.textContent); return words.every((w) => matches(text, w)); });
    found.hidden = false;
    found.replaceChildren(el("p", { class: "here", role: "status" }, W.Offline));
  });
}

function clear() {
  Array.from(wanted.keys()).forEach((k) => wanted.delete(k));
  input.value = "";
  remember();
  apply();
}
/* What else can be done: take what was meant, look into the descriptions, or stop. */
function ways(data, words, hits) {
  const all = [], other = !hits.length && words.length && meant(data, words);
  const offer = (text, click) => all.push(button(text, click), " ");
  if (other) offer(fill(W.Meant, { "": other }), () => { input.value = other; wanted.set("q", other); remember(); apply(); });
  if (words.length && !wanted.has("deep") && data.descriptions) {
    const size = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(Math.max(data.descriptions / 1e6, 0.1));
    offer(fill(W.Deep, { "": size }), () => { wanted.set("deep", "1"); remember(); apply(); });
  }
  offer(W.Clear, clear);
  return all;
}
function dayTab(date) { return document.querySelector('.days a[href*="' + date + '"]'); }
function showHere(data, words, hits, n) {
  const others = data.days.map((d, i) => [d, hits.filter(([, s]) => s.day === i).length]);
  const text = el("p", { class: "here", role: "status" }, n ? count(W.FoundHere, rows.length, { shown: n }) : W.NothingHere);
  others.forEach(([d, n]) => {
    const link = dayTab(d[0]);
    if (n && link && !link.hasAttribute("aria-current")) text.append(" ", el("a", { href: link.href }, d[1] + ": " + n));
  });
  found.hidden = false;
  found.replaceChildren(text, ...ways(data, words, hits));
}

function hit(s) {
  const tab = s.dayOf && dayTab(s.dayOf[0]), when = s.dayOf ? (tab ? tab.textContent : s.dayOf[1]) + " · " + span(s) : "";
  return el("li", {}, ...(s.status ? [el("b", { class: "word" }, s.status + " ")] : []), el("a", { href: s.url, dir: "auto", lang: s.in || null }, s.title),
    el("span", { class: "note" }, " " + when, ...(s.roomOf ? [when && " · ", said(s.roomOf[0], s.roomOf[2])] : []), el("br"), s.people.map((p) => p[0]).join(", ")), star(s.key, s.title, () => placeOf(s)));
}
const languageAt = { tracks: 3, rooms: 2 };
function showHits(data, words, hits, limit) {
  const parts = [el("h2", { role: "status" }, count(W.Found, hits.length))], more = el("p", {}, ...ways(data, words, hits));
  if (words.length) {
    const links = [];
    [["tracks", data.tracks], ["rooms", data.rooms], ["speakers", data.people]].forEach(([folder, list]) => {
      list.filter((x) => x[1] && words.every((w) => matches(line(x[0]), w))).slice(0, 3).forEach((x) => {
        links.push(el("li", {}, el("a", { href: root + folder + "/" + encodeURIComponent(x[1]) + ".html", lang: x[languageAt[folder]] || null }, x[0])));
      });
    });
    if (links.length) parts.push(el("ul", { class: "counts" }, ...links));
  }
  parts.push(el("ul", { class: "hits" }, ...hits.slice(0, limit).map(hit)));
  if (hits.length > limit) parts.push(button(count(W.More, hits.length - limit), () => showHits(data, words, hits, limit + 50)));
  parts.splice(hits.length ? parts.length : 1, 0, more);
  found.hidden = false;
  found.replaceChildren(...parts);
}

/* The sheet of filters: every value that some session has, with its number. */
function openFilters() {
  index().then(prepare).then(withDescriptions).then((data) => {
    const dialog = el("dialog", { "aria-label": W.Filter, close: () => dialog.remove() });
    const show = button("", () => dialog.close());
    const words = wordsOf(wanted.get("q") || "");
    const tell = () => { show.textContent = count(W.Show, data.sessions.filter((s) => (!words.length || score(s, words)) && fits(s)).length); };
    const box = (name, value, label, checked) => el("label", {}, el("input", { type: "checkbox", checked: checked, change: (e) => {
      const others = wanted.getAll(name).filter((v) => v !== value);
      wanted.delete(name);
      if (e.target.checked) others.push(value);
      others.forEach((v) => wanted.append(name, v));
      remember(); apply(); tell();
    } }), ...[].concat(label));
    const groups = [el("fieldset", {}, el("legend", {}, W.Filter), box("mine", "1", W.OnlyMine, wanted.has("mine")),
      ...(data.sessions.some((s) => s.recorded) ? [box("rec", "1", W.OnlyRecorded, wanted.has("rec"))] : []))];
    const named = { track: W.Track, level: W.Level, kind: W.Kind, lang: W.Language, room: W.Room };
    ["track", "level", "kind", "lang", "room"].forEach((f) => {
      const values = new Map();
      data.sessions.forEach((s) => {
        const v = valueOf(s, f);
        if (v) values.set(v, (values.get(v) || 0) + 1);
      });
      if (values.size < 2) return;
      const find = (list, v, at) => { const x = list.find((x) => x[1] === v); return said(x[0], x[at]); };
      const name = (v) => f === "track" ? find(data.tracks, v, 3) : f === "room" ? find(data.rooms, v, 2) : f === "level" ? data.levels[v] || v : v;
      groups.push(el("fieldset", {}, el("legend", {}, named[f]), ...Array.from(values, ([v, n]) => box(f, v, [name(v), " (" + n + ")"], wanted.getAll(f).includes(v)))));
    });
    dialog.append(el("div", { class: "choices" }, ...groups), el("div", { class: "sheet-foot" }, show, button(W.Clear, () => { clear(); dialog.close(); })));
    tell();
    main.append(dialog);
    dialog.showModal();
  }, () => { found.hidden = false; found.replaceChildren(el("p", { role: "status" }, W.Offline)); });
}

function addFind() {
  input = el("input", { type: "search", id: "q", name: "q", autocomplete: "off", "aria-label": W.Search + ": " + W.SearchHint, placeholder: W.Search, focus: () => { index().catch(() => {}); } });
  let timer;
  input.addEventListener("input", () => {
    if (input.value) wanted.set("q", input.value); else wanted.delete("q");
    clearTimeout(timer);
    timer = setTimeout(() => { remember(); apply(); }, 60);
  });
  filterButton = button(W.Filter, openFilters, { "aria-haspopup": "dialog" });
  bar.append(el("div", { role: "search", class: "find" }, input, filterButton));
  main.prepend(found);
  input.value = wanted.get("q") || "";
  if (location.search) { remember(); apply(); }
}
