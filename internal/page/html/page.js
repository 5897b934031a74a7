/* The visitor's own time beside that of the event, where the clocks differ. */
(function () {
  "use strict";
  var zone = document.getElementById("timetable-zone");
  if (!zone) return;

  function two(n) { return (n < 10 ? "0" : "") + n; }

  /* The clock that an RFC 3339 time shows, or a visitor's clock at that moment. */
  function there(time) { return { date: time.slice(0, 10), clock: time.slice(11, 16) }; }
  function here(time) {
    var d = new Date(time);
    return {
      date: d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate()),
      clock: two(d.getHours()) + ":" + two(d.getMinutes()),
      weekday: d.toLocaleDateString(document.documentElement.lang || "en", { weekday: "short" })
    };
  }
  function differs(time) {
    var a = there(time), b = here(time);
    return a.date !== b.date || a.clock !== b.clock;
  }

  var any = false;
  document.querySelectorAll(".entry .span").forEach(function (span) {
    var times = Array.from(span.querySelectorAll("time"), function (t) { return t.dateTime; });
    if (!times.some(differs)) return;
    var start = here(times[0]), local = document.createElement("span");
    var text = times.map(function (t) { return here(t).clock; }).join("–");
    if (start.date !== there(times[0]).date) text = start.weekday + " " + text;
    local.className = "local";
    local.append(document.createElement("bdi"));
    local.firstChild.dir = "ltr";
    local.firstChild.textContent = zone.dataset.yours.replace("{}", text);
    span.append(" ", local);
    any = true;
  });
  if (any) {
    var note = document.createElement("span");
    note.className = "local";
    note.textContent = " " + zone.dataset.below;
    zone.append(note);
  }
})();

/* The filter of the sessions. Without it the page shows them all. */
(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form || !window.URLSearchParams || !String.prototype.normalize) return;
  var fields = Array.from(form.querySelectorAll("input, select"));
  var count = document.getElementById("filter-count"), clear = document.getElementById("filter-clear");

  /* Letter case and accents do not matter, as in the library's own search. */
  var letters = { "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ς": "σ" };
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase()
      .replace(/[øłđħıæœßς]/g, function (c) { return letters[c]; });
  }

  /* What a session is found by: not the page's own words, nor its links. */
  function wording(article) {
    var copy = article.cloneNode(true);
    copy.querySelectorAll(".avatar, summary, .status, .when, .links, .license").forEach(function (part) { part.remove(); });
    return fold(copy.textContent);
  }

  /* What leads to a session comes and goes with it: entries of the list of
     contents, and of the timetable, whose cells stay where they are. */
  var entries = new Map();
  document.querySelectorAll("#contents a, #timetable .entry a").forEach(function (a) {
    var id = decodeURIComponent(a.hash.slice(1));
    if (!entries.has(id)) entries.set(id, []);
    entries.get(id).push(a.closest(".entry, li"));
  });
  var groups = Array.from(document.querySelectorAll("section.group"), function (section) {
    return {
      section: section,
      sessions: Array.from(section.querySelectorAll("article.session"), function (article) {
        return { article: article, text: wording(article) };
      })
    };
  });

  var days = document.querySelectorAll("#timetable .day");

  function show(element, visible) {
    element.hidden = !visible;
    (entries.get(element.id) || []).forEach(function (entry) { entry.hidden = !visible; });
  }

  function apply() {
    var wanted = {};
    fields.forEach(function (f) { wanted[f.name] = f.value; });
    var words = fold(wanted.q).split(/\s+/).filter(Boolean);
    var shown = 0, total = 0;
    groups.forEach(function (group) {
      var any = false;
      group.sessions.forEach(function (s) {
        var visible = (!wanted.track || s.article.dataset.track === wanted.track) &&
          (!wanted.level || s.article.dataset.level === wanted.level) &&
          words.every(function (w) { return s.text.includes(w); });
        show(s.article, visible);
        any = any || visible;
        total++;
        if (visible) shown++;
      });
      show(group.section, any);
    });
    days.forEach(function (day) { show(day, day.querySelector(".entry:not([hidden])")); });
    count.textContent = shown === total ? form.dataset.all : form.dataset.some.replace("{shown}", shown);
    if (clear) clear.hidden = !fields.some(function (f) { return f.value; });
  }

  /* The filter is part of the address, so that a selection can be shared. */
  function remember() {
    var query = new URLSearchParams();
    fields.forEach(function (f) { if (f.value) query.set(f.name, f.value); });
    var search = query.toString();
    try {
      history.replaceState(null, "", location.pathname + (search && "?" + search) + location.hash);
    } catch (e) { /* a page in a frame or a file may not */ }
  }

  var query = new URLSearchParams(location.search);
  fields.forEach(function (f) {
    f.value = query.get(f.name) || "";
    if (f.selectedIndex === -1) f.value = "";
  });
  form.addEventListener("input", function () { apply(); remember(); });
  form.addEventListener("reset", function (e) {
    e.preventDefault();
    fields.forEach(function (f) { f.value = ""; });
    fields[0].focus(); /* the button is about to go */
    apply();
    remember();
  });
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  apply();
  form.hidden = false;
})();
