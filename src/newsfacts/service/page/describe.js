// Records in words, for tooltips and cards. Pure: record in, strings out.

import { reference } from "./extraction.js";

const BOUNDS = { approximate: "≈ ", at_least: "≥ ", at_most: "≤ ", more_than: "> ", less_than: "< " };
const POWERS = { 2: "²", 3: "³" };

/** Digits with the thousands grouped, none lost: "1234567.50" is "1,234,567.50". */
export function grouped(digits) {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(digits) ?? [null, "", "", digits];
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + rest;
}

/** "meter ** 3 / year" as "meter³ / year". */
export function unit(expression) {
  return expression === "dimensionless" ? "" : expression.replace(/ \*\* ([23])\b/g, (_, power) => POWERS[power]).replaceAll("_", " ");
}

/** A quantity in its unit: "4 × 1,200 megawatt", "> 5 percent". */
export function amount(quantity) {
  const bounds = [quantity.low, quantity.high].filter((bound) => bound !== null).map(grouped);
  const number = quantity.value === null ? bounds.join(" to ") : grouped(quantity.value);
  const count = quantity.count === null ? "" : `${grouped(quantity.count)} × `;
  const of = quantity.unit === "dimensionless" ? quantity.item ?? "" : unit(quantity.unit);
  return `${BOUNDS[quantity.modifier] ?? ""}${count}${number} ${of}`.trimEnd();
}

/** The few words that stand beside a mark in the text; empty where they would only repeat it. */
export function label(kind, record) {
  const said = kind === "event" ? words(record.type) : kind === "entity" ? "" : title({ kind, record });
  return said === oneLine((record.trigger ?? record.span)?.text ?? "").toLowerCase() ? "" : said;
}

/** A type or role as words: "court_ruling" is "court ruling". */
export function words(name) {
  return name.replaceAll("_", " ");
}

/** What fills a role: its words, and what they stand for where that is something else. */
export function filler(extraction, argument) {
  const said = oneLine(argument.span.text);
  const found = extraction.find(reference(argument));
  if (!found) return said;
  const meant = title(found);
  return meant === said ? said : `${said} (${meant})`;
}

/** The line that names a record. */
export function title({ kind, record }) {
  if (kind === "entity") return oneLine(record.name);
  if (kind === "quantity") return amount(record);
  if (kind === "date") return record.value ?? "no such day";
  if (kind === "event") return oneLine(record.trigger.text);
  return words(record.property);
}

/** What sort of thing a record is, in a word or two. */
export function sort({ kind, record }) {
  if (kind === "quantity") return words(record.dimension);
  if (kind === "date") return record.timex.toLowerCase();
  return kind === "measurement" ? kind : words(record.type);
}

/** What keeps a statement from being a plain fact: planned, denied. */
export function stance(record) {
  const said = record.modality && record.modality !== "actual" ? [record.modality] : [];
  return record.polarity === "negative" ? [...said, "not so"] : said;
}

/** A closed interval of days in words; empty where there is none. */
export function interval(start, end) {
  if (start === null && end === null) return "";
  if (start === end) return start;
  if (start === null) return `until ${end}`;
  return end === null ? `from ${start}` : `${start} to ${end}`;
}

/** A time with the days that it covers, where these say more. */
export function when(value, start, end) {
  const days = interval(start, end);
  if (!value) return days;
  return days && days !== value ? `${value} (${days})` : value;
}

/** Text without line breaks or repeated spaces. */
export function oneLine(text) {
  return text.trim().replace(/\s+/g, " ");
}
