/* The search page: from words and limits to results. The index is made by briefgen/render/search. */
(function () {
  "use strict";

  var WEIGHTS = 4, FEW = 8, MANY = 20, PAUSE = 60, SUGGESTED = 8;
  var LIMITS = ["country", "leader", "issue"];
  var KIND_OF = { "countries/": "country", "leaders/": "leader", "issues/": "issue" };
  var UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/;
  var form = document.getElementById("search"), results = document.getElementById("results");
  var status = document.getElementById("status"), texts = results.dataset;
  var start, shown = MANY, asked = 0;

  /* Words, as briefgen/render/search/fold.py makes them. */
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\u0000-\u007f]/g, function (sign) { return start.spelled[sign] || sign; });
  }

  function pairs(word) {
    return (word.match(new RegExp(UNSPACED.source + "|[^\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]+", "g")) || [])
      .flatMap(function (run) {
        if (run.length === 1 || !UNSPACED.test(run)) { return [run]; }
        return Array.from({ length: run.length - 1 }, function (_, at) { return run.slice(at, at + 2); });
      });
  }

  /** What a reader typed, as words that must all be found; each is a list of ways to find it, a way a list of words. */
  function wanted(text) {
    var joiners = start.joiners.replace(/[-\]\\^]/g, "\\$&");
    var word = new RegExp("[\\p{L}\\p{N}]+(?:[" + joiners + "][\\p{L}\\p{N}]+)*", "gu");
    var all = (folded(text).match(word) || []).map(function (found) {
      var parts = found.split(new RegExp("[" + joiners + "]"));
      var ways = [parts.flatMap(pairs)];
      return parts.length > 1 ? ways.concat([[parts.join("")]]) : ways;
    });
    var rare = all.filter(function (ways) { return ways.length > 1 || start.common.indexOf(ways[0][0]) < 0; });
    return rare;
  }

  /* The index. */
  function partsOf(word, exact) {
    return Object.keys(start.parts).filter(function (begin) {
      return word.startsWith(begin) || (!exact && begin.startsWith(word));
    });
  }

  function spread(distances) {
    var at = 0;
    return distances.map(function (distance) { at += distance; return at; });
  }

  /** Scores by number of the record, of one kind (0 subjects, 1 articles), for one word. */
  function scored(word, kind, exact) {
    var found = new Map(), total = kind ? start.articles : start.subjects;
    partsOf(word, exact).forEach(function (begin) {
      var words = briefgen.data.parts[begin] || {};
      Object.keys(words).forEach(function (known) {
        if (known !== word && (exact || !known.startsWith(word))) { return; }
        var list = words[known][kind];
        var rarity = Math.log(1 + total / (1 + list.length)) * (known === word ? 1 : 0.6);
        spread(list).forEach(function (posting) {
          var number = Math.floor(posting / WEIGHTS), score = rarity * (1 + posting % WEIGHTS);
          if (score > (found.get(number) || 0)) { found.set(number, score); }
        });
      });
    });
    return found;
  }

  function both(one, other) {
    var found = new Map();
    one.forEach(function (score, number) {
      if (other.has(number)) { found.set(number, score + other.get(number)); }
    });
    return found;
  }

  function either(one, other) {
    var found = new Map(one);
    other.forEach(function (score, number) {
      if (score > (found.get(number) || 0)) { found.set(number, score); }
    });
    return found;
  }

  function isPrefix(word) { return word.length > 1 || UNSPACED.test(word); }

  function matches(ways, kind) {
    return ways.map(function (way) {
      return way.map(function (word) { return scored(word, kind, !isPrefix(word)); }).reduce(both);
    }).reduce(either);
  }

  function need(words, limits) {
    var begins = new Set();
    words.flat(2).forEach(function (word) { partsOf(word, !isPrefix(word)).forEach(function (begin) { begins.add(begin); }); });
    limits.forEach(function (limit) { partsOf(limit, true).forEach(function (begin) { begins.add(begin); }); });
    return Promise.all([...begins].map(function (begin) { return briefgen.load("search/" + start.parts[begin] + ".js"); }));
  }

  /* Records. */
  function record(kind, number) {
    var rows = briefgen.data.records[kind + Math.floor(number / start.together)];
    return rows && rows[number % start.together];
  }

  function loadRecords(kind, numbers) {
    var files = new Set(numbers.map(function (number) { return Math.floor(number / start.together); }));
    return Promise.all([...files].map(function (file) { return briefgen.load("search/" + kind + "-" + file + ".js"); }));
  }

  function ranked(found) {
    return [...found.keys()].sort(function (a, b) { return found.get(b) - found.get(a) || b - a; });
  }

  /** Articles out between two days: all but those of two files are known from the first day of each file. */
  function between(numbers, from, to) {
    if (!from && !to) { return Promise.resolve(numbers); }
    function first(number) { return start.firsts[Math.floor(number / start.together)]; }
    var near = numbers.filter(function (number) {
      var next = start.firsts[Math.floor(number / start.together) + 1];
      return first(number) && (!to || first(number) <= to) && (!from || !next || next >= from.slice(0, 4));
    });
    return loadRecords("articles", near).then(function () {
      return near.filter(function (number) {
        var date = record("articles", number)[4];
        return date && (!to || date <= to) && (!from || date + "-99".repeat(3 - date.split("-").length) >= from);
      });
    });
  }

  /* The form and the address. */
  function query() {
    var asks = { q: form.elements.q.value.trim(), from: form.elements.from.value, to: form.elements.to.value };
    LIMITS.forEach(function (name) { asks[name] = form.elements[name].dataset.id || ""; });
    return asks;
  }

  function address(asks) {
    var kept = Object.keys(asks).filter(function (name) { return asks[name]; });
    return kept.length ? "?" + new URLSearchParams(kept.map(function (name) { return [name, asks[name]]; })) : location.pathname;
  }

  function remember(asks) {
    try { history.replaceState(null, "", address(asks)); } catch (error) {
      if (error.name !== "SecurityError") { throw error; }
    }
  }

  /* Results. */
  function result(row) {
    var item = briefgen.element("li", "result"), title = briefgen.link(briefgen.ROOT + row[0], row[1]);
    title.dir = "auto";
    item.append(title);
    var meta = [row[2], row[3]].filter(Boolean).join(" · ");
    if (meta) { item.append(briefgen.element("span", "meta", meta)); }
    (row[5] || []).forEach(function (point) { item.append(briefgen.element("p", "point", point)); });
    return item;
  }

  function section(title, kind, numbers, count) {
    var part = briefgen.element("section"), list = briefgen.element("ol", "results");
    part.append(briefgen.element("h2", "", title));
    numbers.slice(0, count).forEach(function (number) { list.append(result(record(kind, number))); });
    part.append(list);
    return part;
  }

  function moreButton(left) {
    var button = briefgen.element("button", "more", texts.more.replace("{n}", left));
    button.type = "button";
    button.addEventListener("click", function () { shown += MANY; search(); });
    return button;
  }

  function present(subjects, articles) {
    var found = subjects.length + articles.length;
    results.replaceChildren();
    if (subjects.length) { results.append(section(texts.pages, "subjects", subjects, FEW)); }
    if (articles.length) { results.append(section(texts.articles, "articles", articles, shown)); }
    if (articles.length > shown) { results.append(moreButton(articles.length - shown)); }
    status.textContent = found ? texts.found.replace("{p}", subjects.length).replace("{a}", articles.length) : texts.none;
  }

  function search() {
    var asks = query(), turn = ++asked;
    remember(asks);
    var words = wanted(asks.q), limited = LIMITS.filter(function (name) { return asks[name]; });
    var limits = limited.map(function (name) { return name + ":" + asks[name]; });
    if (!words.length && !limits.length && !asks.from && !asks.to) {
      results.replaceChildren();
      status.textContent = "";
      return Promise.resolve();
    }
    return need(words, limits).then(function () {
      var tests = words.map(function (ways) { return matches(ways, 1); })
        .concat(limits.map(function (limit) { return scored(limit, 1, true); }));
      var all = tests.length ? ranked(tests.reduce(both)) : Array.from({ length: start.articles }, function (_, at) { return start.articles - 1 - at; });
      var plain = words.length && !limits.length && !asks.from && !asks.to;
      var subjects = plain ? ranked(words.map(function (ways) { return matches(ways, 0); }).reduce(both)) : [];
      return between(all, asks.from, asks.to).then(function (articles) {
        return Promise.all([loadRecords("subjects", subjects.slice(0, FEW)), loadRecords("articles", articles.slice(0, shown))])
          .then(function () { if (turn === asked) { present(subjects, articles); } });
      });
    });
  }

  /* Limits: names of subjects, suggested while they are typed. */
  function suggest(input) {
    var words = wanted(input.value), list = document.getElementById(input.getAttribute("list"));
    input.dataset.id = "";
    if (!words.length) { return search(); }
    return need(words, []).then(function () {
      var numbers = ranked(words.map(function (ways) { return matches(ways, 0); }).reduce(both));
      return loadRecords("subjects", numbers.slice(0, 50)).then(function () {
        var rows = numbers.slice(0, 50).map(function (number) { return record("subjects", number); })
          .filter(function (row) { return KIND_OF[row[0].replace(/[^/]*$/, "")] === input.name; }).slice(0, SUGGESTED);
        list.replaceChildren(...rows.map(function (row) {
          var option = document.createElement("option");
          option.value = row[1];
          return option;
        }));
        var exact = rows.find(function (row) { return folded(row[1]) === folded(input.value.trim()); });
        if (exact) { input.dataset.id = exact[6][0].split(":")[1]; }
        return search();
      });
    });
  }

  function nameLimit(name, id) {
    var input = form.elements[name], limit = name + ":" + id;
    input.dataset.id = id;
    input.value = id;
    return need([], [limit]).then(function () {
      var number = [...scored(limit, 0, true).keys()][0];
      if (number === undefined) { return; }
      return loadRecords("subjects", [number]).then(function () { input.value = record("subjects", number)[1]; });
    });
  }

  function arrows(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return; }
    var stops = [form.elements.q, ...results.querySelectorAll(".result > a, button")];
    var at = stops.indexOf(document.activeElement);
    if (at < 0) { return; }
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  }

  function begin() {
    var given = new URLSearchParams(location.search), timer;
    start = briefgen.data.start;
    form.hidden = false;
    ["q", "from", "to"].forEach(function (name) { form.elements[name].value = given.get(name) || ""; });
    form.addEventListener("input", function (event) {
      clearTimeout(timer);
      shown = MANY;
      timer = setTimeout(function () {
        if (LIMITS.indexOf(event.target.name) < 0) { search(); } else { suggest(event.target); }
      }, PAUSE);
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
    document.addEventListener("keydown", arrows);
    var limits = LIMITS.filter(function (name) { return given.get(name); });
    if (limits.length) { document.getElementById("limits").open = true; }
    if (given.get("from") || given.get("to")) { document.getElementById("limits").open = true; }
    form.elements.q.focus();
    return Promise.all(limits.map(function (name) { return nameLimit(name, given.get(name)); })).then(search);
  }

  briefgen.load("search/start.js").then(begin).catch(function (error) {
    status.textContent = texts.failed + " " + error.message;
  });
})();
