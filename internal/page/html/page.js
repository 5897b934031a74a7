/* The times of the timetable. */
(function () {
  const zone = document.getElementById("timetable-zone");
  if (zone) timeSwitch(document.getElementById("timetable"), zone, [zone.dataset.event, zone.dataset.mine], "recap.zone", () => {});
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
     contents, and rows of the timetable, where the others stay where they are. */
  var entries = new Map();
  document.querySelectorAll("#contents a, #timetable .what a").forEach(function (a) {
    var id = decodeURIComponent(a.hash.slice(1));
    if (!entries.has(id)) entries.set(id, []);
    entries.get(id).push(a.closest("tr, li"));
  });
  var groups = Array.from(document.querySelectorAll("section.group"), function (section) {
    return {
      section: section,
      sessions: Array.from(section.querySelectorAll("article.session"), function (article) {
        return { article: article, text: wording(article) };
      })
    };
  });

  var days = document.querySelectorAll("#timetable .dated");

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
    days.forEach(function (day) { show(day, day.querySelector("tr.s:not([hidden])")); });
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
