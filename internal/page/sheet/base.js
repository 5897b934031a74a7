/* What all parts have in common: W holds the words of the page's language, and parts
   that only some pages load add themselves to later. */
const root = document.body.dataset.root, bar = document.getElementById("bar"), main = document.getElementById("main"), later = [];

function el(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const name in attributes || {}) {
    const value = attributes[name];
    if (typeof value === "function") e.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined) e.setAttribute(name, value === true ? "" : value);
  }
  e.append(...children);
  return e;
}
/* A text that may be in another language than the page. */
function said(text, language) { return el("span", { lang: language || null }, text); }
function button(text, click, more) { return el("button", Object.assign({ type: "button", click: click }, more), text); }
function fill(words, values) {
  return words.replace(/\{(\w*)\}/g, (hole, name) => name in values ? values[name] : hole);
}
const plural = new Intl.PluralRules(document.documentElement.lang);
function count(words, n, more) {
  return fill(words[plural.select(n)] || words.other, Object.assign({ n: n }, more));
}

/* The list of all sessions, loaded when it is first needed. */
let loading;
function index() {
  loading = loading || fetch(root + "search.json").then((r) => {
    if (!r.ok) throw new Error(r.status);
    return r.json();
  }).then((data) => {
    data.sessions = data.sessions.map((row) => {
      const s = {};
      data.fields.forEach((name, i) => { s[name] = row[i]; });
      s.end = s.start + s.minutes;
      s.people = s.people.map((i) => data.people[i]);
      s.roomOf = data.rooms[s.room]; s.trackOf = data.tracks[s.track]; s.dayOf = data.days[s.day];
      s.url = root + "sessions/" + s.page + ".html";
      return s;
    });
    data.byKey = new Map(data.sessions.map((s) => [s.key, s]));
    return data;
  });
  return loading;
}

/* A minute since 1970 as the event's clock shows it, or the visitor's. */
let mine = false;
function clockOf(minute, offset) {
  if (mine) {
    const d = new Date(minute * 60000);
    return { date: d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate()), clock: two(d.getHours()) + ":" + two(d.getMinutes()) };
  }
  const iso = new Date((minute + offset) * 60000).toISOString();
  return { date: iso.slice(0, 10), clock: iso.slice(11, 16) };
}
function span(s) {
  const a = clockOf(s.start, s.offset), b = clockOf(s.end, s.offset);
  return (a.date !== s.dayOf[0] ? weekday(a.date) + " " : "") + a.clock + (s.minutes ? "–" + b.clock : "");
}

/* The stars: for each session's key a flag, when it was set, and the start and the
   room of the session then. What was removed stays with the flag 0, so that two
   devices can be merged. */
const store = {
  name: "recap." + document.body.dataset.event + ".mine",
  all: {},
  watchers: [],
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name));
      this.all = kept && kept.v === 1 && kept.s || {};
    } catch (e) { /* what cannot be kept or read lasts as long as the page */ }
  },
  has(key) { return Boolean(this.all[key] && this.all[key][0]); },
  keys() { return Object.keys(this.all).filter((k) => this.has(k)); },
  set(keys, on, placeOf) {
    const now = Math.round(Date.now() / 1000);
    keys.forEach((k) => { this.all[k] = on ? [1, now, ...placeOf(k)] : [0, now]; });
    this.keep();
    this.watchers.forEach((f) => f());
  },
  keep() { try { localStorage.setItem(this.name, JSON.stringify({ v: 1, s: this.all })); } catch (e) { /* as above */ } }
};
store.read();
window.addEventListener("storage", (e) => { if (e.key === store.name) { store.read(); store.watchers.forEach((f) => f()); } });

function placeOf(s) { return [s.start, s.roomOf ? s.roomOf[0] : ""]; }
function placeIn(e) {
  const time = e.querySelector("time[datetime*=T]"), room = e.querySelector(".where");
  return [time ? Date.parse(time.dateTime) / 60000 : 0, room ? room.textContent.trim() : ""];
}
function star(key, title, place, labelled) {
  const b = button("", () => store.set([key], !store.has(key), place), { class: "star" });
  b.show = () => {
    const on = store.has(key);
    b.setAttribute("aria-pressed", on);
    b.setAttribute("aria-label", W.Star + ": " + title);
    b.textContent = (on ? "★" : "☆") + (labelled ? " " + W.Star : "");
  };
  b.show();
  return b;
}
const stars = [];
function addStars() {
  document.querySelectorAll("tr[data-s], article[data-s]").forEach((row) => {
    const article = row.tagName === "ARTICLE", title = row.querySelector("h1, .what a").textContent;
    const b = star(row.dataset.s, title, () => placeIn(row), article);
    row.querySelector(".acts, .what")[article ? "prepend" : "append"](b);
    stars.push([row, b]);
  });
}
function showStars() {
  stars.forEach(([row, b]) => { b.show(); row.classList.toggle("mine", store.has(row.dataset.s)); });
  const n = store.keys().length;
  document.querySelectorAll(".to-mine").forEach((a) => {
    let count = a.querySelector(".count-mine");
    if (!count) { count = el("span", { class: "count-mine" }); a.append(count); }
    count.textContent = n;
    count.hidden = !n;
  });
}
store.watchers.push(showStars);

/* Rows that are laid out as a grid or as blocks remain a table for screen readers. */
function keepTables(within) {
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  within.querySelectorAll("table.agenda").forEach((table) => {
    [table, ...table.querySelectorAll("thead, tbody, tr, td")].forEach((e) => e.setAttribute("role", roles[e.localName]));
    table.querySelectorAll("th").forEach((e) => e.setAttribute("role", e.scope === "col" ? "columnheader" : "rowheader"));
  });
}
