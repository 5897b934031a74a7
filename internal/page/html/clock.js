/* One switch for times: the event's, or the visitor's. It is not there where both
   clocks show the same. Calls back with whether they are the visitor's. */
function two(n) { return (n < 10 ? "0" : "") + n; }
function weekday(date) {
  return new Date(date + "T12:00:00Z").toLocaleDateString(document.documentElement.lang, { weekday: "short", timeZone: "UTC" });
}
function timeSwitch(within, into, words, name, changed) {
  const times = Array.from(within.querySelectorAll("time")).filter((t) => t.dateTime.length > 16);
  const local = (t) => { const d = new Date(t.dateTime); return d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate()) + "T" + two(d.getHours()) + ":" + two(d.getMinutes()); };
  if (!times.some((t) => local(t) !== t.dateTime.slice(0, 16))) return;
  const texts = new Map(times.map((t) => [t, t.textContent])), b = document.createElement("button");
  let mine = false;
  const show = () => {
    b.textContent = words[mine ? 1 : 0];
    b.setAttribute("aria-pressed", mine);
    times.forEach((t) => {
      const here = local(t), other = here.slice(0, 10) !== t.dateTime.slice(0, 10);
      t.textContent = mine ? here.slice(11) + (other ? " " + weekday(here.slice(0, 10)) : "") : texts.get(t);
    });
    changed(mine);
  };
  b.type = "button";
  b.className = "switch";
  b.addEventListener("click", () => {
    mine = !mine;
    show();
    try { localStorage.setItem(name, mine ? "mine" : "event"); } catch (e) { /* as long as the page */ }
  });
  try { mine = localStorage.getItem(name) === "mine"; } catch (e) { /* the event's */ }
  show();
  into.append(" ", b);
}
