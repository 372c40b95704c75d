// The page: what is typed goes to the service, what comes back is drawn.

import { cards, choose as chooseCard } from "./cards.js";
import { attachCopying } from "./copy.js";
import { byId, element } from "./dom.js";
import { EXAMPLE } from "./example.js";
import { counted, Extraction, KINDS } from "./extraction.js";
import { attachNotes } from "./note.js";
import { ENDPOINT, extract, fault, Problem } from "./service.js";
import { curl, inProcess, overHttp } from "./snippets.js";
import { attachTabs, openTab } from "./tabs.js";
import { MarkedText } from "./text.js";
import { timeline } from "./timeline.js";

const form = byId("form");
const marked = new MarkedText(byId("text"), (id) => choose(id, { fromText: true }));
let shown = null;

attachTabs(byId("tabs"));
attachCopying(say);
attachNotes(byId("text"), byId("note"), () => shown);
form.addEventListener("submit", submit);
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
byId("example").addEventListener("click", () => {
  for (const [name, value] of Object.entries(EXAMPLE)) form.elements[name].value = value;
  form.requestSubmit();
});
byId("legend").addEventListener("change", ({ target }) => marked.toggle(target.value, target.checked));
byId("again").addEventListener("click", () => form.requestSubmit());
byId("warnings").addEventListener("click", ({ target }) => {
  if (target.matches("button")) marked.revealStretch(Number(target.dataset.offset));
});
byId("results").addEventListener("click", ({ target }) => {
  const record = target.closest("[data-id]");
  const selecting = !target.closest("button") && window.getSelection().toString() !== "";
  if (record && !selecting) choose(record.dataset.id === marked.chosen ? null : record.dataset.id);
});
byId("results").addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && marked.chosen !== null) leave();
});

async function submit(event) {
  event.preventDefault();
  const button = byId("extract");
  if (button.getAttribute("aria-disabled") === "true") return;
  const body = article();
  button.setAttribute("aria-disabled", "true");
  byId("problem").hidden = true;
  say("Reading the article …");
  try {
    show(new Extraction(await extract(body, form.elements.key.value)), body);
  } catch (error) {
    complain(error instanceof Problem ? error : fault(error));
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

function article() {
  const fields = ["text", "published", "title"].map((name) => [name, form.elements[name].value]);
  return Object.fromEntries(fields.filter(([name, value]) => name === "text" || value));
}

function show(extraction, body) {
  shown = extraction;
  const { facts } = extraction;
  marked.show(extraction);
  for (const kind of KINDS) {
    byId(kind.list).replaceChildren(cards(extraction, kind));
    byId(`tab-${kind.list}`).querySelector(".count").textContent = facts[kind.list].length;
  }
  byId("timeline").replaceChildren(timeline(extraction));
  byId("json-text").textContent = JSON.stringify(facts, null, 2);
  const withKey = form.elements.key.value !== "";
  byId("curl-text").textContent = curl(ENDPOINT, body, withKey);
  byId("http-text").textContent = overHttp(ENDPOINT, body, withKey);
  byId("python-text").textContent = inProcess(body);
  warn(facts.warnings);
  const summary = KINDS.map((kind) => counted(facts[kind.list].length, kind)).join(", ");
  byId("summary").textContent = summary;
  byId("undated").hidden = facts.published !== null;
  byId("results").hidden = false;
  byId("results-title").focus({ preventScroll: true });
  byId("results").scrollIntoView();
  say(`Done: ${summary}${facts.warnings.length > 0 ? `, ${facts.warnings.length} to note` : ""}.`);
}

function warn(warnings) {
  const lines = warnings.map(({ code, message, start }) =>
    element("li", {}, message, " ", element("code", {}, code), ...place(start)),
  );
  byId("warnings-list").replaceChildren(...lines);
  byId("warnings").hidden = lines.length === 0;
}

function place(start) {
  return start === null ? [] : [" ", element("button", { type: "button", "data-offset": start }, "Show in the text")];
}

function complain(problem) {
  byId("results").hidden = true;
  byId("again").hidden = !problem.passing;
  if (problem.status === 401) byId("key-field").hidden = false;
  byId("problem-title").textContent = problem.message;
  byId("problem-detail").textContent = problem.detail;
  byId("problem-advice").textContent = problem.advice;
  byId("problem-reference").textContent = problem.reference;
  byId("problem").hidden = false;
  say("");
  if (problem.status === 401) form.elements.key.focus();
  else byId("problem").focus();
}

/** Lights up a record in the text and among the cards; from the text, its card gets the focus. */
function choose(id, { fromText = false } = {}) {
  marked.light(id);
  chooseCard(byId("results"), id);
  if (!fromText || id === null) return;
  const { list } = KINDS.find(({ kind }) => kind === shown.find(id).kind);
  openTab(byId(`tab-${list}`));
  const button = byId(`record-${id}`).querySelector("button");
  button.focus({ preventScroll: true });
  button.parentElement.scrollIntoView({ block: "nearest" });
}

/** Puts the chosen record out and goes back to its words. */
function leave() {
  const id = marked.chosen;
  choose(null);
  marked.focus(id);
}

function say(words) {
  byId("status").textContent = words;
}
