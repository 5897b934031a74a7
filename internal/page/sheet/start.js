/* On the first page, while the event is on: what takes place, and what is next. */
function showNow(data) {
  const box = document.getElementById("now"), now = Date.now() / 60000;
  if (!box) return;
  const timed = data.sessions.filter((s) => s.day >= 0), order = (a, b) => store.has(b.key) - store.has(a.key) || a.start - b.start;
  const on = timed.filter((s) => s.start <= now && now < s.end).sort(order), next = timed.filter((s) => s.start > now && s.start < now + 60).sort(order);
  box.hidden = !on.length && !next.length;
  box.replaceChildren();
  [[W.Now, on], [W.NextOn, next]].forEach(([name, list]) => {
    if (!list.length) return;
    box.append(el("h2", {}, name), el("ul", { class: "hits plain" }, ...list.slice(0, 8).map(hit)));
    if (list.length > 8) box.append(el("p", {}, el("a", { href: root + "days/" + list[0].dayOf[0] + ".html" }, count(W.More, list.length - 8))));
  });
}

document.addEventListener("DOMContentLoaded", () => {
  keepTables(document);
  addStars();
  addFind();
  later.forEach((f) => f());
  timeSwitch(main, bar, [W.EventTime, W.MyTime], store.name + ".zone", (on) => { mine = on; if (rows.length) placeNow(); });
  showStars();
  const around = document.getElementById("now");
  if (!around) return;
  const first = Date.parse(around.dataset.from), last = Date.parse(around.dataset.to);
  const look = () => { if (Date.now() > first - 36e5 && Date.now() < last) index().then(showNow, () => {}); };
  look();
  setInterval(look, 30000);
});
