// What MiniSearch finds: documents and questions come as JSON on standard input, the hits of each question go out as JSON.
"use strict";
const MiniSearch = require("minisearch");
const { documents, questions, common, spelled } = JSON.parse(require("fs").readFileSync(0, "utf8"));

function folded(term) {
  const bare = term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[^\u0000-\u007f]/g, (sign) => spelled[sign] || sign);
}

const index = new MiniSearch({
  idField: "path",
  fields: ["name", "told", "named"],
  processTerm: (term) => (common.includes(folded(term)) ? null : folded(term)),
  searchOptions: { boost: { name: 4, told: 3, named: 2 }, combineWith: "AND", prefix: (term) => term.length > 1 },
});
index.addAll(documents);
const hits = questions.map((question) => {
  const found = index.search(question);
  return (found.length ? found : index.search(question, { fuzzy: 0.2 })).map((hit) => hit.id);
});
console.log(JSON.stringify(hits));
