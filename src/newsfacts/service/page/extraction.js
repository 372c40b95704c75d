// One answer of the service, with what the page asks of it again and again.

import { unitOffsets } from "./codepoints.js";

/** The lists of records, in the order of their tabs; `kind` is also the name of a colour. */
export const KINDS = [
  { kind: "event", list: "events", one: "event" },
  { kind: "measurement", list: "measurements", one: "measurement" },
  { kind: "quantity", list: "quantities", one: "quantity" },
  { kind: "date", list: "dates", one: "date" },
  { kind: "entity", list: "entities", one: "entity" },
];

export class Extraction {
  constructor(facts) {
    this.facts = facts;
    this.text = facts.text;
    this.records = new Map();
    this.unit = unitOffsets(facts.text);
    for (const { kind, list } of KINDS) {
      for (const record of facts[list]) this.records.set(record.id, { kind, record });
    }
  }

  /** The record with this id and its kind. */
  find(id) {
    return this.records.get(id);
  }

  /** A span of the records, its offsets as JavaScript counts. */
  place({ start, end }, more = {}) {
    return { start: this.unit(start), end: this.unit(end), ...more };
  }
}

/** The id of what an argument refers to, or null. */
export function reference(argument) {
  return argument.entity_id ?? argument.quantity_id ?? argument.date_id ?? argument.event_id;
}

/** "1 event", "3 events". */
export function counted(number, { one, list }) {
  return `${number} ${number === 1 ? one : list}`;
}
