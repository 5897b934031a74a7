keepTables(document);
addStars(document);
addFind();
addRooms();
timeSwitch(document, bar, [W.EventTime, W.MyTime], store.name + ".zone", (on) => { mine = on; placeNow(); });
showStars();
if (grid) { placeNow(); setInterval(placeNow, 30000); document.addEventListener("visibilitychange", placeNow); window.addEventListener("resize", placeNow); }
if (schedule) {
  index().then((data) => {
    offer(data);
    const show = () => showMine(data);
    store.watchers.push(show);
    window.addEventListener("hashchange", () => offer(data));
    show();
  }, () => { schedule.replaceChildren(el("p", { role: "status" }, W.Offline)); });
}
const around = document.getElementById("now");
if (around) {
  const first = Date.parse(around.dataset.from), last = Date.parse(around.dataset.to);
  const look = () => { if (Date.now() > first - 36e5 && Date.now() < last) index().then(showNow, () => {}); };
  look();
  setInterval(look, 30000);
}
