/* What a reader types, taken apart as briefgen/render/search/fold.py takes apart what can be found. */
briefgen.words = (function () {
  "use strict";

  var UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/; /* kana and Han: scripts that put no space between words */
  var RUNS = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;
  var QUOTES = /["“”„«»]/;

  function start() { return briefgen.data.start; }

  function joiner() { return "[" + start().joiners.replace(/[-\]\\^]/g, "\\$&") + "]"; }

  function pattern(signs) { return new RegExp(signs + "+(?:" + joiner() + signs + "+)*", "gu"); }

  /** Lower case without accents. */
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\u0000-\u007f]/g, function (sign) { return start().spelled[sign] || sign; });
  }

  /** Every two signs that stand side by side where words are not parted; other scripts between them as words. */
  function pairs(word) {
    return (word.match(RUNS) || []).flatMap(function (run) {
      if (run.length === 1 || !UNSPACED.test(run)) { return [run]; }
      return Array.from({ length: run.length - 1 }, function (_, at) { return run.slice(at, at + 2); });
    });
  }

  function isLetter(part) { return part.length === 1 && !UNSPACED.test(part); }

  /** A word that must be found: as typed, whether just so, and the ways to find it, each a list of parts. */
  function wanted(typed, exact) {
    var parts = folded(typed).split(new RegExp(joiner(), "u")), whole = [parts.join("")];
    if (parts.length === 1) { return { typed: typed, exact: exact, ways: [parts.flatMap(pairs)] }; }
    if (parts.every(isLetter)) { return { typed: typed, exact: true, ways: [whole] }; } /* U.S. is no beginning of "use" */
    return { typed: typed, exact: exact, ways: [parts.flatMap(pairs), whole] };
  }

  function isRare(word) { return word.ways.flat().length > 1 || start().common.indexOf(word.ways[0][0]) < 0; }

  /** The words of a question; between quotation marks stand words that are not the beginnings of others. */
  function asked(text) {
    var pieces = text.split(QUOTES);
    return pieces.flatMap(function (piece, at) {
      return (piece.match(pattern("[\\p{L}\\p{N}\\p{M}]")) || []).map(function (typed) {
        return wanted(typed, at % 2 === 1 && at < pieces.length - 1);
      });
    }).filter(isRare);
  }

  /** Whether a part is found by what begins with it too; a single letter begins too many words. */
  function isPrefix(part, word) { return !word.exact && !isLetter(part); }

  function finds(found, words) {
    return words.some(function (word) {
      return word.ways.some(function (way) {
        return way.some(function (part) { return part === found || (isPrefix(part, word) && found.startsWith(part)); });
      });
    });
  }

  function highlighted(text) { return briefgen.element("mark", "", text); }

  /* What stands in a piece where words are not parted: all that was typed in a row, or two signs of it. */
  function markWithin(piece, words) {
    var inner = words.flatMap(function (word) { return (folded(word.typed).match(RUNS) || []).concat(word.ways[0]); })
      .filter(function (part) { return UNSPACED.test(part); });
    if (!inner.length) { return [piece]; }
    return piece.split(new RegExp("((?:" + inner.join("|") + ")+)")).map(function (part, at) { return at % 2 ? highlighted(part) : part; });
  }

  /* A word of a text: what is found of its parts, or all of it where it is found without its joiners. */
  function mark(piece, words) {
    var parts = piece.split(new RegExp("(" + joiner() + ")", "u"));
    var nodes = parts.flatMap(function (part) {
      if (UNSPACED.test(part)) { return markWithin(part, words); }
      return [finds(folded(part), words) ? highlighted(part) : part];
    });
    var isFound = nodes.some(function (node) { return node.nodeType; });
    if (isFound || parts.length === 1) { return nodes; }
    return [finds(folded(parts.filter(function (_, at) { return at % 2 === 0; }).join("")), words) ? highlighted(piece) : piece];
  }

  /** A text as nodes and strings, with what the words find in it marked. */
  function marked(text, words) {
    var nodes = [], last = 0;
    if (!words.length) { return [text]; }
    Array.from(text.matchAll(pattern("[\\p{L}\\p{N}\\p{M}]"))).forEach(function (match) {
      nodes.push(text.slice(last, match.index));
      nodes = nodes.concat(mark(match[0], words));
      last = match.index + match[0].length;
    });
    return nodes.concat(text.slice(last));
  }

  return { asked: asked, folded: folded, isPrefix: isPrefix, marked: marked };
})();
