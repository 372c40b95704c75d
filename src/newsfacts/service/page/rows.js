// What a card says of a record, as pairs of term and words. Pure.

import { amount, filler, grouped, interval, oneLine, sort, title, unit, when, words } from "./describe.js";

/** The lines of a record's card: `[term, words]`, without those that are empty or only repeat its title. */
export function rows(extraction, found) {
  return LINES[found.kind](extraction, found.record).filter(([, said]) => said && said !== title(found));
}

const LINES = {
  event: (extraction, event) => [
    ...Object.entries(event.roles)
      .filter(([role]) => role !== "time")
      .map(([role, said]) => [words(role), said.map((one) => filler(extraction, one)).join("; ")]),
    ["when", when(event.time, event.time_start, event.time_end)],
    ["source", source(extraction, event)],
    ["told before", named(extraction, event.same_as)],
  ],
  measurement: (extraction, measurement) => [
    ["of", filler(extraction, measurement.subject)],
    ["amount", amount(extraction.find(measurement.quantity_id).record)],
    ["when", when(measurement.time, measurement.time_start, measurement.time_end)],
    ["source", source(extraction, measurement)],
  ],
  quantity: (extraction, quantity) => [
    ["in the text", oneLine(quantity.span.text)],
    ["measures", words(quantity.property ?? "")],
    ["of", quantity.subject && filler(extraction, quantity.subject)],
    ["item", quantity.unit === "dimensionless" ? "" : quantity.item],
    ["in all", quantity.total && `${grouped(quantity.total)} ${unit(quantity.unit)}`],
    ["SI units", quantity.base_value && `${rounded(quantity.base_value)} ${unit(quantity.base_unit)}`],
  ],
  date: (extraction, date) => [
    ["in the text", oneLine(date.span.text)],
    ["days", interval(date.start, date.end)],
    ["bound", date.modifier],
    ["basis", date.basis],
    ["range", date.range && `${date.range.value} (${oneLine(date.range.span.text)})`],
  ],
  entity: (extraction, entity) => [
    ["country", entity.country],
    ["mentions", mentions(entity)],
  ],
};

function source(extraction, { source: said }) {
  return said && `${filler(extraction, said.argument)}, “${oneLine(said.cue.text)}”`;
}

function named(extraction, id) {
  const found = id && extraction.find(id);
  return found && `${id} ${sort(found)}, “${title(found)}”`;
}

function mentions(entity) {
  const said = [...new Set(entity.mentions.map((mention) => oneLine(mention.text)))];
  return `${entity.mentions.length}: ${said.join(", ")}`;
}

// The digits in SI units come from a division; the JSON has all of them.
function rounded(digits) {
  return /[eE]/.test(digits) || digits.length < 14 ? grouped(digits) : `≈ ${Number(digits).toPrecision(6)}`;
}
