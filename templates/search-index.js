/* The index, made by briefgen/render/search: which records have a word or lie within a limit, loaded as far as it is asked for. */
briefgen.index = (function () {
  "use strict";

  var WEIGHTS = 4, MORE = 32; /* as in index.py */
  var BEGINNING = 0.6; /* what a word counts of which only the beginning was asked for */
  var words = briefgen.words, data = briefgen.data;
  var values = new Map();

  function start() { return data.start; }

  /* Files. */
  function files(word, exact) {
    return Object.keys(start().parts).filter(function (begin) {
      return word.startsWith(begin) || (!exact && begin.startsWith(word));
    });
  }

  function loadParts(begins) {
    return Promise.all([...new Set(begins)].map(function (begin) { return briefgen.load("search/" + start().parts[begin] + ".js"); }));
  }

  /** Load what is needed to find words and limits. */
  function need(asked, limits) {
    var begins = asked.flatMap(function (word) {
      return word.ways.flat().flatMap(function (part) { return files(part, !words.isPrefix(part, word)); });
    });
    return loadParts(begins.concat(limits.flatMap(function (limit) { return files(limit, true); })));
  }

  function fileOf(kind, number) {
    var firsts = start()[kind], low = 0, high = firsts.length - 1;
    while (high - low > 1) {
      var middle = (low + high) >> 1;
      if (firsts[middle] <= number) { low = middle; } else { high = middle; }
    }
    return low;
  }

  /** A record by its number, once it is loaded. */
  function record(kind, number) {
    var file = fileOf(kind, number);
    return data.records[kind + file][number - start()[kind][file]];
  }

  function load(kind, numbers) {
    var wanted = new Set(numbers.map(function (number) { return fileOf(kind, number); }));
    return Promise.all([...wanted].map(function (file) { return briefgen.load("search/" + kind + "-" + file + ".js"); }));
  }

  function count(kind) { return start()[kind][start()[kind].length - 1]; }

  /* Words. */
  function postings(text) {
    var found = [], at = 0, distance = 0, unit = 1;
    if (!values.size) { [...start().signs].forEach(function (sign, value) { values.set(sign.charCodeAt(0), value); }); }
    for (var place = 0; place < text.length; place++) {
      var value = values.get(text.charCodeAt(place));
      distance += (value % MORE) * unit;
      unit *= MORE;
      if (value < MORE) { found.push(at += distance); distance = 0; unit = 1; }
    }
    return found;
  }

  function known(word, exact) {
    return files(word, exact).flatMap(function (begin) {
      return Object.entries(data.parts[begin] || {}).filter(function (row) {
        return row[0] === word || (!exact && row[0].startsWith(word));
      });
    });
  }

  /** Scores by number of the record, of one kind, for one word or limit. */
  function scored(word, kind, exact) {
    var found = new Map(), total = count(kind);
    known(word, exact).forEach(function (row) {
      var list = postings(row[1][kind === "articles" ? 1 : 0]);
      var rarity = Math.log(1 + total / (1 + list.length)) * (row[0] === word ? 1 : BEGINNING);
      list.forEach(function (posting) {
        var number = Math.floor(posting / WEIGHTS), score = rarity * (1 + posting % WEIGHTS);
        if (score > (found.get(number) || 0)) { found.set(number, score); }
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
    other.forEach(function (score, number) { found.set(number, Math.max(score, found.get(number) || 0)); });
    return found;
  }

  function matches(word, kind) {
    return word.ways.map(function (way) {
      return way.map(function (part) { return scored(part, kind, !words.isPrefix(part, word)); }).reduce(both);
    }).reduce(either);
  }

  /** Higher for what comes first: subjects in their order, the newest articles, undated ones behind. */
  function order(kind, number) { return kind === "articles" && number < start().dated ? number : -1 - number; }

  /** Numbers of records that have all words and lie within all limits, the best first. */
  function find(kind, asked, limits) {
    var tests = asked.map(function (word) { return matches(word, kind); })
      .concat(limits.map(function (limit) { return scored(limit, kind, true); }));
    var found = tests.length ? tests.reduce(both) : new Map(Array.from({ length: count(kind) }, function (_, number) { return [number, 0]; }));
    return [...found.keys()].sort(function (a, b) { return found.get(b) - found.get(a) || order(kind, b) - order(kind, a); });
  }

  /* Time: articles lie in the order of their dates as text, so that "2024" comes before "2024-01", undated ones last. */
  function place(date) {
    var file = start().dates.findLastIndex(function (first) { return first && first < date; });
    if (file < 0) { return Promise.resolve(0); }
    return load("articles", [start().articles[file]]).then(function () {
      var at = data.records["articles" + file].findIndex(function (row) { return !row[4] || row[4] >= date; });
      return at < 0 ? start().articles[file + 1] : start().articles[file] + at;
    });
  }

  /** A test for numbers of articles: out in the time between two days, as far as their dates tell. */
  function between(from, to) {
    var year = from.slice(0, 4), month = from.slice(0, 7);
    var bounds = [from, to ? to + "~" : "~", year, year + "-", month, month + "-"];
    if (!from && !to) { return Promise.resolve(function () { return true; }); }
    return Promise.all(bounds.map(place)).then(function (at) {
      return function (number) {
        return number < at[1] && (number >= at[0] || (number >= at[2] && number < at[3]) || (number >= at[4] && number < at[5]));
      };
    });
  }

  /** How many letters must be added, left out, put for another or swapped to make one word of the other. */
  function distance(one, other) {
    var before = [], row = Array.from({ length: other.length + 1 }, function (_, at) { return at; });
    for (var i = 1; i <= one.length; i++) {
      var last = row;
      row = [i];
      for (var j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) { row[j] = Math.min(row[j], before[j - 2] + 1); }
      }
      before = last;
    }
    return row[other.length];
  }

  /** Words that are spelled nearly like one that nothing has, the nearest first, names before others; the first letter counts. */
  function near(word, few) {
    var most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    return loadParts(most ? files(word[0], false) : []).then(function () {
      var found = (most ? known(word[0], false) : []).filter(function (row) { return Math.abs(row[0].length - word.length) <= most; })
        .map(function (row) { return { word: row[0], far: distance(word, row[0]), named: row[1][0].length, told: row[1][1].length }; })
        .filter(function (each) { return each.far <= most; });
      found.sort(function (a, b) { return a.far - b.far || b.named - a.named || b.told - a.told || (a.word < b.word ? -1 : 1); });
      return found.slice(0, few).map(function (each) { return each.word; });
    });
  }

  return { between: between, find: find, load: load, near: near, need: need, record: record };
})();
