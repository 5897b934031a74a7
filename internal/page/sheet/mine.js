/* What is starred, with clashes, and the ways to carry it along. */
const schedule = document.getElementById("mine");
function clock(minutes) { return minutes < 60 ? minutes + " min" : Math.floor(minutes / 60) + " h" + (minutes % 60 ? " " + minutes % 60 : ""); }

/* What has become of a session since it was starred, in words. Stars of before know
   only from now on. */
function moved(s) {
  const kept = store.all[s.key], [start, room] = placeOf(s);
  if (kept.length < 4) { store.all[s.key] = [...kept.slice(0, 2), start, room]; store.keep(); return []; }
  if (kept[2] === start && kept[3] === room) return [];
  const at = clockOf(kept[2], s.offset), was = kept[2] ? weekday(at.date) + " " + at.clock : W.NotScheduled;
  return [el("span", { class: "clash-text" }, fill(W.MovedFrom, { "": [was, kept[3]].filter(Boolean).join(" · ") }), " ",
    button(W.Seen, () => store.set([s.key], true, () => placeOf(s))))];
}
function mineRow(s, all) {
  const clashes = all.filter((o) => o !== s && o.day === s.day && s.day >= 0 && o.start < s.end && s.start < o.end);
  return el("tr", { class: "s " + (s.trackOf ? s.trackOf[2] : "") + (clashes.length ? " clash" : ""), "data-s": s.key },
    el("td", { class: "at" }, s.dayOf ? el("bdi", { dir: "ltr" }, span(s)) : ""),
    el("td", { class: "what" }, ...(s.status ? [el("b", { class: "word" }, s.status + " ")] : []), el("a", { href: s.url, dir: "auto", lang: s.in || null }, s.title), el("span", { class: "who" }, s.people.map((p) => p[0]).join(", ")),
      ...moved(s), ...clashes.map((o) => el("span", { class: "clash-text" }, fill(W.Overlaps, { "": o.title + ", " + span(o) }))), star(s.key, s.title, () => placeOf(s))),
    el("td", { class: "where" }, el("bdi", {}, s.roomOf ? said(s.roomOf[0], s.roomOf[2]) : "")), el("td", { class: "track" }, s.trackOf ? said(s.trackOf[0], s.trackOf[3]) : ""));
}
function showMine(data) {
  const all = store.keys().map((k) => data.byKey.get(k)).filter(Boolean).sort((a, b) => a.start - b.start);
  if (!all.length) { schedule.replaceChildren(el("p", {}, W.MineEmpty), el("p", { class: "note" }, W.Kept)); return; }
  const parts = [];
  data.days.concat([["", W.NotScheduled]]).forEach((d, i) => {
    const here = all.filter((s) => s.day === (d[0] ? i : -1));
    if (!here.length) return;
    const lines = [];
    let busy = 0;
    here.forEach((s) => {
      if (d[0] && busy && s.start > busy) lines.push(el("tr", { }, el("td", { class: "gap", colspan: 4 }, fill(W.Gap, { "": clock(s.start - busy) }))));
      busy = Math.max(busy, s.end);
      lines.push(mineRow(s, all));
    });
    const head = el("tr", { }, ...[W.Time, W.Session, W.Room, W.Track].map((w) => el("th", { scope: "col" }, w)));
    parts.push(el("section", {}, el("h2", {}, d[1]), el("table", { class: "agenda" }, el("thead", { }, head), el("tbody", { }, ...lines))));
  });
  schedule.replaceChildren(...parts, share(all), el("p", { class: "note" }, W.Kept));
  keepTables(schedule);
}

function share(all) {
  const link = location.href.replace(/[?#].*/, "") + "#mine=" + all.map((s) => encodeURIComponent(s.page)).join(",");
  const picture = el("div", { class: "qr" });
  const copied = el("span", { role: "status" });
  const copy = button(W.CopyLink, () => { navigator.clipboard.writeText(link).then(() => { copied.textContent = W.Copied; }, () => { field.hidden = false; field.select(); }); });
  const field = el("input", { type: "text", readonly: true, value: link, "aria-label": W.CopyLink, id: "mine-link", hidden: !!navigator.clipboard });
  const qr = button(W.QR, () => drawQR(link, picture));
  const save = button(W.Download, () => saveCalendar(all));
  const timed = all.some((s) => s.day >= 0);
  return el("section", { class: "share" }, el("h2", {}, W.Share), el("p", { class: "acts" }, ...(timed ? [save] : []), copy, ...(link.length <= 520 ? [qr] : []), copied), field, picture);
}

function drawQR(link, into) {
  const script = el("script", { src: root + schedule.dataset.qr, load: () => {
    const code = qrcode(0, "L");
    code.addData(link);
    code.make();
    const n = code.getModuleCount(), space = "http://www.w3.org/2000/svg";
    let path = "";
    for (let y = 0; y < n; y++) for (let x = 0; x < n; x++) if (code.isDark(y, x)) path += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z";
    const svg = document.createElementNS(space, "svg"), p = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 " + (n + 8) + " " + (n + 8));
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", W.QR);
    p.setAttribute("d", path);
    svg.append(p);
    into.replaceChildren(svg);
  } });
  document.head.append(script);
}

/* The calendar is put together from those of the sessions, so that events are
   the same as in the site's own files. */
function saveCalendar(all) {
  const files = all.filter((s) => s.day >= 0).map((s) => fetch(s.url.replace(/html$/, "ics")).then((r) => r.ok ? r.text() : ""));
  Promise.all(files).then((texts) => {
    const zones = new Map(), events = [];
    let head = "";
    texts.forEach((t) => {
      head = head || t.slice(0, t.search(/BEGIN:V(TIMEZONE|EVENT)/));
      (t.match(/BEGIN:VTIMEZONE[^]*?END:VTIMEZONE\r\n/g) || []).forEach((z) => zones.set(/TZID:(.*)/.exec(z)[1], z));
      events.push(...(t.match(/BEGIN:VEVENT[^]*?END:VEVENT\r\n/g) || []));
    });
    const file = new Blob([head, ...zones.values(), ...events, "END:VCALENDAR\r\n"], { type: "text/calendar" });
    const a = el("a", { href: URL.createObjectURL(file), download: "my-schedule.ics" });
    document.body.append(a);
    a.click();
    a.remove();
  });
}

/* A link with stars changes nothing before it is asked to. */
function offer(data) {
  const m = /^#mine=(.*)$/.exec(location.hash);
  if (!m) return;
  const byPage = new Map(data.sessions.map((s) => [s.page, s]));
  const pages = m[1].split(",").map((c) => { try { return decodeURIComponent(c); } catch (e) { return c; } });
  const known = pages.map((p) => byPage.get(p)).filter(Boolean), keys = known.map((s) => s.key), fresh = keys.filter((k) => !store.has(k));
  const place = (key) => placeOf(data.byKey.get(key));
  const done = () => { box.remove(); try { history.replaceState(null, "", location.pathname); } catch (e) { /* a file may not */ } };
  const box = el("section", { class: "now" }, el("p", {}, count(W.Import, known.length, { new: fresh.length }) + (known.length < pages.length ? " " + count(W.Gone, pages.length - known.length) : "")),
    el("p", { class: "acts" }, button(W.ImportNew, () => { store.set(fresh, true, place); done(); }),
      button(W.ImportAll, () => { store.set(store.keys().filter((k) => !keys.includes(k)), false); store.set(fresh, true, place); done(); }),
      button(W.Close, done)));
  schedule.before(box);
}

later.push(() => {
  index().then((data) => {
    const show = () => showMine(data);
    store.watchers.push(show);
    offer(data);
    window.addEventListener("hashchange", () => offer(data));
    show();
  }, () => { schedule.replaceChildren(el("p", { role: "status" }, W.Offline)); });
});
