/* On every page: data scripts on demand, evidence at hand, and "/" to search. Pages are whole without it. */
var briefgen = (function () {
  "use strict";

  var ROOT = document.currentScript.getAttribute("src").replace(/assets\/site\.js$/, "");
  var WORDS_TO_FIND = 8; /* of a quotation, for the browser to find it in the original */
  var TOLD_IN = "en"; /* the language of headlines, quotations and sentences on events, whatever that of the page */
  var loads = new Map();
  var data = { records: {}, parts: {}, evidence: {} };

  /** Load a script of the site once; data scripts hand over what they hold before this resolves. */
  function load(path) {
    if (!loads.has(path)) {
      loads.set(path, new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = ROOT + path;
        script.onload = done;
        script.onerror = function () { loads.delete(path); failed(new Error(path)); };
        document.head.append(script);
      }));
    }
    return loads.get(path);
  }

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  function link(href, text) {
    var made = element("a", "", text);
    made.href = href;
    return made;
  }

  /* Evidence: a mark opens what it rests on; where that fails it is a link like any other. */
  function place(box, mark) {
    var at = mark.getBoundingClientRect();
    var width = box.offsetWidth, height = box.offsetHeight;
    var below = at.bottom + 6 + height <= window.innerHeight || at.top < height + 6;
    box.style.left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8)) + "px";
    box.style.top = Math.max(8, below ? at.bottom + 6 : at.top - height - 6) + "px";
  }

  function original(url, quote) {
    var words = quote.replace(/^… | …$/g, "").split(" ").slice(0, WORDS_TO_FIND).join(" ");
    return words ? url.replace(/#.*$/, "") + "#:~:text=" + encodeURIComponent(words).replace(/-/g, "%2D") : url;
  }

  function fill(box, article, anchor, texts) {
    var found = article.marks[anchor] || {};
    var quote = element("blockquote", "", found.quote || texts.unquoted);
    var source = element("p", "source");
    var links = element("p", "links");
    quote.dir = "auto";
    if (found.quote) { quote.lang = article.language; }
    var title = link(ROOT + article.path, article.title);
    title.dir = "auto";
    title.lang = article.language;
    source.append(title, element("span", "meta", article.facts.join(" · ")));
    links.append(link(ROOT + article.path + "#" + anchor, texts.place + " ¶" + found.paragraph));
    if (article.url) {
      var out = link(original(article.url, found.quote || ""), texts.original);
      out.rel = "noreferrer";
      links.append(" · ", out);
    }
    box.replaceChildren(quote, source);
    if (found.uses && found.uses.length) { box.append(usesOf(found, texts)); }
    if (article.edited) { box.append(element("p", "meta edited", article.edited)); }
    box.append(links);
  }

  function usesOf(found, texts) {
    var line = element("p", "meta", texts.uses + " "), words = element("span", "", found.uses.join("; "));
    words.lang = TOLD_IN;
    line.append(words);
    return line;
  }

  function show(mark, id, anchor) {
    var box = document.getElementById("evidence");
    return load("evidence/" + id + ".js").then(function () {
      fill(box, data.evidence[id], anchor, box.dataset);
      box.showPopover();
      place(box, mark);
      box.querySelector("a").focus({ preventScroll: true });
      box.briefgenMark = mark;
    });
  }

  function opened(event) {
    var mark = event.target.closest && event.target.closest("a.cite");
    var box = document.getElementById("evidence");
    if (!mark || !box || !box.showPopover || event.button || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    var target = mark.href.match(/articles\/([^/#?]+)\.html#(s\d+)$/);
    if (!target) { return; }
    event.preventDefault();
    show(mark, target[1], target[2]).catch(function () { location.href = mark.href; });
  }

  function closed(event) {
    if (event.newState === "closed" && this.briefgenMark) {
      if (!document.activeElement || document.activeElement === document.body || this.contains(document.activeElement)) {
        this.briefgenMark.focus({ preventScroll: true });
      }
      this.briefgenMark = null;
    }
  }

  function typed(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) {
      return;
    }
    event.preventDefault();
    var box = document.getElementById("query");
    if (box) { box.focus(); box.select(); } else { location.href = ROOT + "search.html"; }
  }

  document.addEventListener("click", opened);
  document.addEventListener("keydown", typed);
  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("evidence");
    if (box) { box.addEventListener("beforetoggle", closed); }
  });

  return {
    ROOT: ROOT,
    TOLD_IN: TOLD_IN,
    data: data,
    element: element,
    link: link,
    load: load,
    start: function (start) { data.start = start; },
    part: function (start, words) { data.parts[start] = words; },
    records: function (kind, number, rows) { data.records[kind + number] = rows; },
    evidence: function (id, article) { data.evidence[id] = article; }
  };
})();
