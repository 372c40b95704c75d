// The lists of records: one card each, with a button that lights it up in the text. A click anywhere on
// the card does the same; its words can still be selected.

import { oneLine, sort, stance, title } from "./describe.js";
import { element } from "./dom.js";
import { rows } from "./rows.js";

/** The cards of one list of records, or a line that says there are none. */
export function cards(extraction, { kind, list }) {
  const records = extraction.facts[list];
  if (records.length === 0) return element("p", { class: "none" }, `No ${list} were found in this text.`);
  const items = records.map((record) => element("li", {}, card(extraction, { kind, record })));
  return element("ol", { class: "cards" }, ...items);
}

/** Marks the one card that is chosen, and no other. */
export function choose(root, id) {
  const press = (chosen, pressed) => {
    chosen.classList.toggle("chosen", pressed);
    chosen.querySelector("button").setAttribute("aria-pressed", String(pressed));
  };
  for (const before of root.querySelectorAll(".card.chosen")) press(before, false);
  if (id !== null) press(root.querySelector(`#record-${id}`), true);
}

function card(extraction, found) {
  const { kind, record } = found;
  return element(
    "div",
    { class: `card ${kind}`, id: `record-${record.id}`, "data-id": record.id },
    element(
      "button",
      { type: "button", "aria-pressed": "false" },
      element("span", { class: "title" }, title(found)),
      " ",
      element("span", { class: "sort" }, sort(found)),
      ...stance(record).flatMap((said) => [" ", element("span", { class: "stance" }, said)]),
    ),
    lines(extraction, found),
    record.evidence ? element("blockquote", {}, oneLine(record.evidence.text)) : null,
    element("p", { class: "id" }, `${record.id} · confidence ${record.confidence}`),
  );
}

function lines(extraction, found) {
  const pairs = rows(extraction, found).map(([term, said]) =>
    element("div", {}, element("dt", {}, term), element("dd", {}, said)),
  );
  return pairs.length > 0 ? element("dl", {}, ...pairs) : null;
}
