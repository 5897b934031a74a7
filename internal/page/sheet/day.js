/* A day: rows come and go, and what they leave empty collapses. */
const grid = document.querySelector(".frame table"), frame = document.querySelector(".frame"), heads = Array.from(document.querySelectorAll(".heads li"));
const hiddenRooms = new Set();
function number(e, letter) {
  const c = Array.from(e.classList).find((c) => c[0] === letter && /^\d+$/.test(c.slice(1)));
  return c ? Number(c.slice(1)) : 0;
}
const places = rows.map((row) => ({ row: row, line: number(row, "g"), lines: number(row, "h"), column: number(row, "c"), columns: number(row, "w") || 1 }));
let shown = null;

showRows = (keep) => {
  shown = keep;
  unfold(keep);
  let n = 0;
  const columns = number(grid.parentElement, "n"), columnUsed = new Array(columns + 1).fill(!keep);
  places.forEach((p) => {
    const wanted = !keep || keep(p.row), inRoom = p.columns === columns || !hiddenRooms.has(roomAt(p.column));
    p.row.hidden = !wanted || !inRoom;
    if (wanted) n++;
    if (!p.row.hidden && p.columns < columns) for (let i = p.column; i < p.column + p.columns; i++) columnUsed[i] = true;
  });
  let first = 1;
  const widths = [];
  heads.forEach((h) => {
    const w = number(h, "w") || 1;
    for (let i = 0; i < w; i++) widths.push(columnUsed[first + i] && !hiddenRooms.has(first) ? 1 : 0);
    h.hidden = !widths.slice(first - 1).some(Boolean);
    first += w;
  });
  collapse(keep, widths);
  return n;
};
function roomAt(column) {
  let first = 1;
  for (const h of heads) {
    const w = number(h, "w") || 1;
    if (column < first + w) return first;
    first += w;
  }
  return first;
}
function collapse(keep, widths) {
  const used = new Set();
  places.forEach((p) => { if (!p.row.hidden) for (let i = 0; i < p.lines; i++) used.add(p.line + i); });
  document.querySelectorAll(".frame tbody").forEach((body) => { body.firstElementChild.hidden = !body.querySelector("tr.s:not([hidden])"); });
  const laid = grid.classList.contains("grid"), all = !laid || widths.every(Boolean) && !keep;
  const visible = widths.filter(Boolean).length, template = "4rem " + widths.map((w) => w ? "minmax(10rem, 1fr)" : "0").join(" ");
  [grid, document.querySelector(".heads")].forEach((e) => {
    e.style.gridTemplateColumns = all ? "" : template;
    e.style.width = all ? "" : "max(100%, " + (4 + 10 * visible) + "rem)";
  });
  grid.style.gridTemplateRows = "";
  if (keep && laid) {
    const lines = [];
    for (let i = 1; i <= number(grid.parentElement, "r"); i++) lines.push(used.has(i) ? "var(--line)" : "0");
    grid.style.gridTemplateRows = lines.join(" ");
  }
  placeNow();
}

/* The line of now: between the places of what begins and ends around it. */
let nowLine;
function placeNow() {
  const now = Date.now(), points = [];
  rows.forEach((row) => {
    if (row.hidden) return;
    const times = row.querySelectorAll("time"), start = Date.parse(times[0].dateTime), end = times[1] ? Date.parse(times[1].dateTime) : start;
    row.classList.toggle("on", start <= now && now < end);
    if (!row.classList.contains("whole")) points.push([start, row.offsetTop], [end, row.offsetTop + row.offsetHeight]);
  });
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const after = points.findIndex((p) => p[0] > now);
  if (nowLine) nowLine.hidden = after < 1;
  if (after < 1) return;
  const [t0, y0] = points[after - 1], [t1, y1] = points[after];
  const wide = getComputedStyle(grid).display === "grid";
  if (!nowLine) {
    nowLine = el("div", { class: "nowline", "aria-hidden": "true" }, el("span"));
    grid.parentElement.append(nowLine);
    bar.append(button(W.Now, () => nowLine.scrollIntoView({ block: "center" })));
  }
  nowLine.firstChild.textContent = clockOf(Math.floor(now / 60000), offsetHere()).clock;
  /* In a list it stands before what is still to come. */
  const next = rows.find((row) => !row.hidden && Date.parse(row.querySelector("time").dateTime) > now && !row.classList.contains("whole"));
  const listed = next ? next.offsetTop : Math.max(...points.map((p) => p[1]));
  nowLine.style.top = grid.offsetTop + (!wide ? listed : t1 > t0 ? y0 + (y1 - y0) * (now - t0) / (t1 - t0) : y1) + "px";
}
function offsetHere() {
  const m = /([+-])(\d\d):(\d\d)$/.exec(rows[0].querySelector("time").dateTime);
  return m ? (m[1] === "-" ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0;
}

/* The rooms to see, where there are many. */
function openRooms(button) {
  const dialog = el("dialog", { "aria-label": W.Rooms, close: () => { dialog.remove(); showRows(shown); } });
  let first = 1;
  const boxes = [];
  heads.forEach((h) => {
    const at = first, input = el("input", { type: "checkbox", checked: !hiddenRooms.has(at), change: () => { if (input.checked) hiddenRooms.delete(at); else hiddenRooms.add(at); keepRooms(); } });
    boxes.push(el("label", {}, input, said(h.textContent.trim(), (h.querySelector("[lang]") || h).lang)));
    first += number(h, "w") || 1;
  });
  const all = (on) => boxes.forEach((b) => { const i = b.firstChild; if (i.checked !== on) { i.checked = on; i.dispatchEvent(new Event("change")); } });
  dialog.append(el("div", { class: "choices" }, el("p", {}, button(W.All, () => all(true)), " ", button(W.None, () => all(false))), ...boxes),
    el("div", { class: "sheet-foot" }, button(W.Close, () => dialog.close())));
  main.append(dialog);
  dialog.showModal();
}
function keepRooms() {
  const names = heads.filter((h, i) => hiddenRooms.has(firstOf(i))).map((h) => h.textContent.trim());
  try { localStorage.setItem(store.name + ".rooms", JSON.stringify(names)); } catch (e) { /* as long as the page */ }
}
function firstOf(index) {
  let first = 1;
  for (let i = 0; i < index; i++) first += number(heads[i], "w") || 1;
  return first;
}
function addRooms() {
  if (heads.length < 9) return;
  try {
    const names = JSON.parse(localStorage.getItem(store.name + ".rooms")) || [];
    heads.forEach((h, i) => { if (names.includes(h.textContent.trim())) hiddenRooms.add(firstOf(i)); });
  } catch (e) { /* all of them */ }
  if (hiddenRooms.size) showRows(null);
  const b = button(W.Rooms + " (" + heads.length + ")", () => openRooms(b), { class: "rooms-button", "aria-haspopup": "dialog" });
  bar.append(b);
}

/* Where there are more rooms than can be seen, a day begins as a list. */
function addLayout() {
  if (grid.classList.contains("grid")) return;
  const name = store.name + ".grid", b = button(W.Grid, () => {
    grid.classList.toggle("grid");
    try { localStorage.setItem(name, grid.classList.contains("grid") ? "1" : ""); } catch (e) { /* as long as the page */ }
    show();
  }, { class: "wide" });
  const show = () => { b.setAttribute("aria-pressed", grid.classList.contains("grid")); showRows(shown); };
  try { if (localStorage.getItem(name)) grid.classList.add("grid"); } catch (e) { /* a list */ }
  bar.append(b);
  show();
}

/* On a phone, on the day itself, hours that are over are folded. */
let folded;
function foldPast() {
  const now = Date.now();
  const past = Array.from(grid.tBodies).filter((body) => Array.from(body.querySelectorAll("tr.s")).every((row) => {
    const times = row.querySelectorAll("time");
    return Date.parse(times[times.length - 1].dateTime) <= now;
  }));
  if (!past.length || past.length === grid.tBodies.length || past.some((body) => "#" + body.id === location.hash)) return;
  let n = 0;
  past.forEach((body) => { body.classList.add("past"); n += body.querySelectorAll("tr.s").length; });
  folded = button(count(W.Earlier, n), unfold, { class: "unfold" });
  frame.before(folded);
}
function unfold(why) {
  if (!folded || !why) return;
  folded.remove();
  folded = null;
  document.querySelectorAll(".past").forEach((body) => body.classList.remove("past"));
}

later.push(() => {
  addRooms();
  addLayout();
  foldPast();
  placeNow();
  setInterval(placeNow, 30000);
  document.addEventListener("visibilitychange", placeNow);
  window.addEventListener("resize", placeNow);
  window.addEventListener("hashchange", () => { if (document.querySelector(".past:target")) { unfold(true); location.replace(location.hash); } });
  /* Cells that have grown give way to the Escape key. */
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") frame.classList.add("still"); });
  ["pointermove", "focusin"].forEach((moved) => frame.addEventListener(moved, () => frame.classList.remove("still")));
});
