// Which stretches of the text are marked, and with what. Pure: places in, pieces out.

import { label } from "./describe.js";

/** A place for every mention, amount, date and trigger: `{start, end, kind, id, label}`. */
export function marks(extraction) {
  const { facts } = extraction;
  const found = [];
  const add = (span, kind, record) =>
    found.push(extraction.place(span, { kind, id: record.id, label: label(kind, record) }));
  for (const entity of facts.entities) for (const mention of entity.mentions) add(mention, "entity", entity);
  for (const quantity of facts.quantities) add(quantity.span, "quantity", quantity);
  for (const date of facts.dates) add(date.span, "date", date);
  for (const event of facts.events) add(event.trigger, "event", event);
  return found;
}

/** The stretches that are not plain body: the headline, and what no facts are read from, by what it is. */
export function stretches(extraction) {
  const { regions, warnings } = extraction.facts;
  const unread = warnings.filter(({ start }) => start !== null).map((place) => ({ ...place, kind: "not read" }));
  return [...unread, ...regions.filter(({ kind }) => kind !== "body")].map((region) =>
    extraction.place(region, { kind: region.kind }),
  );
}

/** The places that are lit while a record is chosen: its words, its evidence, and what it is said of. */
export function lights(extraction, { kind, record }) {
  const lit = [];
  const add = (span, light, label) => span && lit.push(extraction.place(span, { kind: light, label }));
  const argument = (said, label) => said && add(said.span, "argument", label);
  add(record.evidence, "evidence");
  for (const [role, said] of Object.entries(record.roles ?? {})) said.forEach((one) => argument(one, role));
  argument(record.subject, "of");
  if (record.source) {
    argument(record.source.argument, "source");
    add(record.source.cue, "cue");
  }
  add(record.range?.span, "evidence");
  for (const span of ownWords(extraction, kind, record)) add(span, "chosen");
  return lit;
}

function ownWords(extraction, kind, record) {
  if (kind === "event") return [record.trigger];
  if (kind === "entity") return record.mentions;
  if (kind === "measurement") return [extraction.find(record.quantity_id).record.span];
  return [record.span];
}

/**
 * The text from 0 to `length` in pieces, cut wherever a place begins or ends: `{start, end, places, closing}`.
 * `places` cover the whole piece, outermost first; `closing` are those of them that end with it.
 */
export function pieces(length, places) {
  const real = places.filter(({ start, end }) => start < end);
  const sorted = real.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const cuts = [...new Set([0, length, ...real.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((a, b) => a - b);
  const cut = [];
  let open = [];
  let next = 0;
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    open = open.filter((place) => place.end > start);
    while (next < sorted.length && sorted[next].start === start) open.push(sorted[next++]);
    cut.push({ start, end, places: [...open], closing: open.filter((place) => place.end === end) });
  }
  return cut;
}
