/* The filter of the sessions. Without it the page shows them all. */
(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form || !window.URLSearchParams || !String.prototype.normalize) return;
  var fields = Array.from(form.querySelectorAll("input, select"));
  var count = document.getElementById("filter-count");

  /* Letter case and accents do not matter, as in the library's own search. */
  var letters = { "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss" };
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase()
      .replace(/[øłđħıæœß]/g, function (c) { return letters[c]; });
  }

  var contents = new Map();
  document.querySelectorAll("#contents a").forEach(function (a) {
    contents.set(decodeURIComponent(a.hash.slice(1)), a.parentElement);
  });
  var groups = Array.from(document.querySelectorAll("section.group"), function (section) {
    return {
      section: section,
      sessions: Array.from(section.querySelectorAll("article.session"), function (article) {
        return { article: article, text: fold(article.textContent) };
      })
    };
  });

  function show(element, visible) {
    element.hidden = !visible;
    var entry = element.id && contents.get(element.id);
    if (entry) entry.hidden = !visible;
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
    count.textContent = shown === total ? total + " sessions" : shown + " of " + total + " sessions";
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
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  apply();
  form.hidden = false;
})();
