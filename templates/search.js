/* The search page: from words and limits, which the address keeps, to results. */
(function () {
  "use strict";

  var FEW = 8, MANY = 20, QUOTED = 2, SUGGESTED = 8, CLOSE = 3; /* pages, articles, key points of a result, names, words offered */
  var QUIET = 500; /* milliseconds without a keystroke before a screen reader is told what was found */
  var LIMITS = ["country", "leader", "issue"], KINDS = ["subjects", "articles"];
  var words = briefgen.words, index = briefgen.index, element = briefgen.element;
  var form = document.getElementById("search"), results = document.getElementById("results");
  var status = document.getElementById("status"), spoken = document.getElementById("spoken"), texts = results.dataset;
  var plural = new Intl.PluralRules(document.documentElement.lang), numbers = new Intl.NumberFormat(document.documentElement.lang);
  var shown, turn = 0, settled = false, latest = Promise.resolve(), quiet;

  /** A text of the page in the form that goes with the number n, its placeholders filled in. */
  function text(key, values) {
    var forms = JSON.parse(texts[key]), given = values || {};
    return (forms[plural.select(given.n)] || forms.other).replace(/\{(\w+)\}/g, function (_, name) {
      return name === "n" ? numbers.format(given.n) : given[name];
    });
  }

  /** Show at once how the search went, and tell it a screen reader, with what else stands there, once the keys are quiet. */
  function say(told, more) {
    status.textContent = told;
    clearTimeout(quiet);
    quiet = setTimeout(function () { spoken.textContent = [told].concat(more || []).join(" "); }, QUIET);
  }

  /* The form and the address. */
  function question() {
    var asks = { q: form.elements.q.value.trim(), from: form.elements.from.value, to: form.elements.to.value };
    LIMITS.forEach(function (name) { asks[name] = form.elements[name].dataset.id || ""; });
    return asks;
  }

  function address(asks) {
    var kept = Object.entries(asks).filter(function (each) { return each[1]; });
    return kept.length ? "?" + new URLSearchParams(kept) : location.pathname;
  }

  /** Keep the question in the address: in a step of its own for "back" where the one before was settled. */
  function remember(asks) {
    var to = address(asks);
    if (to === (location.search || location.pathname)) { return; }
    try { history[settled && location.search ? "pushState" : "replaceState"](null, "", to); } catch (error) {
      if (error.name !== "SecurityError") { throw error; }
    }
    settled = false;
  }

  function limitsOf(asks) {
    return LIMITS.filter(function (name) { return asks[name]; }).map(function (name) { return ":" + name + ":" + asks[name]; });
  }

  /* Results. */
  function told(points, asked) {
    var found = points.map(function (point, at) {
      var nodes = words.marked(point, asked);
      return { nodes: nodes, marks: nodes.filter(function (node) { return node.nodeType; }).length, at: at };
    });
    found.sort(function (a, b) { return b.marks - a.marks || a.at - b.at; });
    return found.slice(0, QUOTED).sort(function (a, b) { return a.at - b.at; });
  }

  function result(row, kind, asked) {
    var item = element("li", "result"), title = briefgen.link(briefgen.ROOT + row[0]);
    title.dir = "auto";
    if (kind === "articles") { title.lang = row[6]; }
    title.append(...words.marked(row[1], asked));
    item.append(title);
    var meta = [row[2], row[3]].filter(Boolean).join(" · ");
    if (meta) { item.append(element("span", "meta", meta)); }
    told(row[5] || [], asked).forEach(function (point) {
      var line = element("p", "point");
      line.dir = "auto";
      line.lang = briefgen.TOLD_IN;
      line.append(...point.nodes);
      item.append(line);
    });
    return item;
  }

  function moreButton(kind, left) {
    var button = element("button", "more", text("more", { n: left }));
    button.type = "button";
    button.addEventListener("click", function () {
      var first = shown[kind];
      shown[kind] += MANY;
      search().then(function () { results.querySelectorAll(".found-" + kind + " .result > a")[first].focus(); });
    });
    return button;
  }

  function section(kind, found, asked) {
    var part = element("section", "found-" + kind), list = element("ol", "results");
    found.slice(0, shown[kind]).forEach(function (number) { list.append(result(index.record(kind, number), kind, asked)); });
    part.append(element("h2", "", text(kind === "subjects" ? "pages" : "articles")), list);
    if (found.length > shown[kind]) { part.append(moreButton(kind, found.length - shown[kind])); }
    return part;
  }

  function present(found, asked) {
    var kinds = KINDS.filter(function (kind) { return found[kind].length; });
    results.replaceChildren(...kinds.map(function (kind) { return section(kind, found[kind], asked); }));
    var counts = [text("found_articles", { n: found.articles.length })];
    if (found.subjects.length) { counts.unshift(text("found_pages", { n: found.subjects.length })); }
    say(counts.join(", "));
  }

  /* Nothing found: what to try instead, as links. */
  function choices(told, links) {
    var line = element("p", "advice", told);
    links.forEach(function (link, at) { line.append(at ? " · " : " ", link); });
    return line;
  }

  function askedInstead(asks, q, label) { return briefgen.link(address(Object.assign({}, asks, { q: q })), label); }

  function countOf(word) { return index.find("subjects", [word], []).length + index.find("articles", [word], []).length; }

  function alike(word, asks) {
    return index.near(words.folded(word.typed), CLOSE).then(function (close) {
      var links = close.map(function (each) { return askedInstead(asks, asks.q.replace(word.typed, each), each); });
      return choices(text("unknown", { word: word.typed }) + (links.length ? " " + text("near") : ""), links);
    });
  }

  function apart(asked, asks) {
    return choices(text("together"), asked.map(function (word) {
      return askedInstead(asks, word.typed, word.typed + " (" + numbers.format(countOf(word)) + ")");
    }));
  }

  /** What keeps anything from being found: words that nothing has, the limits, or that no page has all of the words. */
  function advice(asks, asked) {
    var unknown = asked.filter(function (word) { return !countOf(word); });
    var unlimited = KINDS.reduce(function (sum, kind) { return sum + index.find(kind, asked, []).length; }, 0);
    if (unknown.length) { return Promise.all(unknown.map(function (word) { return alike(word, asks); })); }
    if (asked.length && unlimited) {
      return Promise.resolve([choices("", [briefgen.link(address({ q: asks.q }), text("unlimited", { n: unlimited }))])]);
    }
    return Promise.resolve([asked.length > 1 ? apart(asked, asks) : choices(text("fewer"), [])]);
  }

  function advise(asks, asked, now) {
    return advice(asks, asked).then(function (lines) {
      if (turn !== now) { return; }
      results.replaceChildren(...lines);
      say(text("none"), lines.map(function (line) { return line.textContent; }));
    });
  }

  function clear() {
    results.replaceChildren();
    say("");
  }

  function search() {
    var asks = question(), now = ++turn, asked = words.asked(asks.q), limits = limitsOf(asks);
    var isPlain = !limits.length && !asks.from && !asks.to;
    var found = { subjects: [], articles: [] };
    remember(asks);
    if (!asked.length && isPlain) { return Promise.resolve(clear()); }
    return Promise.all([index.need(asked, limits), index.between(asks.from, asks.to)]).then(function (ready) {
      if (turn !== now) { return null; }
      found.articles = index.find("articles", asked, limits).filter(ready[1]);
      if (isPlain) { found.subjects = index.find("subjects", asked, []); }
      if (!found.articles.length && !found.subjects.length) { return advise(asks, asked, now); }
      return Promise.all(KINDS.map(function (kind) { return index.load(kind, found[kind].slice(0, shown[kind])); }))
        .then(function () { if (turn === now) { present(found, asked); } });
    });
  }

  function searchAnew() {
    shown = { subjects: FEW, articles: MANY };
    return search();
  }

  /* Limits: names of subjects, suggested while they are typed. */
  function named(input) {
    var asked = words.asked(input.value), range = briefgen.data.start.kinds[input.name] || [0, 0];
    if (!asked.length) { return Promise.resolve([]); }
    return index.need(asked, []).then(function () {
      var found = index.find("subjects", asked, [])
        .filter(function (number) { return number >= range[0] && number < range[1]; }).slice(0, SUGGESTED);
      return index.load("subjects", found).then(function () {
        return found.map(function (number) { return index.record("subjects", number); });
      });
    });
  }

  function limitTo(input, row) {
    input.dataset.id = row ? row[6].split(":")[2] : "";
    input.removeAttribute("aria-invalid");
  }

  function nameIt(input, row) {
    limitTo(input, row);
    input.value = row[1];
  }

  function suggest(input) {
    var value = input.value;
    return named(input).then(function (rows) {
      if (input.value !== value) { return null; }
      document.getElementById(input.getAttribute("list")).replaceChildren(...rows.map(function (row) {
        var option = element("option");
        option.value = row[1];
        return option;
      }));
      var typed = words.folded(value.trim());
      limitTo(input, rows.find(function (row) { return words.folded(row[1]) === typed; }));
      return searchAnew();
    });
  }

  /** What was typed and left: another name of one subject is put right, anything else is told to limit nothing. */
  function settleLimit(input) {
    if (input.dataset.id || !input.value.trim()) { return Promise.resolve(); }
    return named(input).then(function (rows) {
      if (rows.length === 1) { nameIt(input, rows[0]); return searchAnew(); }
      input.setAttribute("aria-invalid", "true");
      return say(text(rows.length ? "choose" : "unnamed", { word: input.value.trim() }));
    });
  }

  function nameLimit(name, id) {
    var input = form.elements[name], limit = ":" + name + ":" + id;
    input.value = input.dataset.id = id;
    return index.need([], id ? [limit] : []).then(function () {
      var found = id ? index.find("subjects", [], [limit]) : [];
      return index.load("subjects", found).then(function () {
        if (found.length) { nameIt(input, index.record("subjects", found[0])); }
      });
    });
  }

  /** Put the address into the form, and search for it. */
  function restore() {
    var given = new URLSearchParams(location.search);
    ["q", "from", "to"].forEach(function (name) { form.elements[name].value = given.get(name) || ""; });
    document.getElementById("limits").open = LIMITS.concat("from", "to").some(function (name) { return given.get(name); });
    return Promise.all(LIMITS.map(function (name) { return nameLimit(name, given.get(name) || ""); })).then(function () {
      settled = false;
      var done = searchAnew();
      settled = true;
      return done;
    });
  }

  function failed(error) { say(text("failed", { file: error.message })); }

  function typed(event) {
    var isLimit = LIMITS.indexOf(event.target.name) >= 0;
    latest = (isLimit ? suggest(event.target) : searchAnew()).catch(failed);
  }

  function left(event) {
    settled = true;
    if (LIMITS.indexOf(event.target.name) >= 0) {
      latest.then(function () { return settleLimit(event.target); }).catch(failed);
    }
  }

  function arrows(event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    var stops = [form.elements.q, ...results.querySelectorAll(".result > a, .advice > a, button")];
    var at = stops.indexOf(document.activeElement);
    if (!step || at < 0) { return; }
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  }

  function begin() {
    form.hidden = false;
    form.addEventListener("input", typed);
    form.addEventListener("change", left);
    form.addEventListener("submit", function (event) { event.preventDefault(); settled = true; });
    document.addEventListener("keydown", arrows);
    window.addEventListener("popstate", function () { restore().catch(failed); });
    form.elements.q.focus();
    return restore();
  }

  if (briefgen.data.start) { begin().catch(failed); } else { failed(new Error("search/start.js")); }
})();
