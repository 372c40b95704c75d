// The dated events on a time axis: a list whose bars share one scale.

import { interval, sort, stance, title } from "./describe.js";
import { element, svg } from "./dom.js";
import { axis, dayNumber } from "./scale.js";

const LEAST = 1.2; // a single day must still be seen, in per cent

/** The timeline of an extraction, with a line on the events that have no date. */
export function timeline(extraction) {
  const { events, published } = extraction.facts;
  const dated = events.filter(({ time_start, time_end }) => time_start ?? time_end);
  const parts = dated.length > 0 ? drawing(dated.toSorted(byTime), published) : [];
  return element("div", { class: "timeline" }, ...parts, element("p", {}, undated(events.length, dated.length)));
}

function byTime(one, other) {
  const start = (event) => dayNumber(event.time_start ?? event.time_end);
  return start(one) - start(other) || one.trigger.start - other.trigger.start;
}

function drawing(events, published) {
  const spans = events.map(({ time_start: start, time_end: end }) => [dayNumber(start ?? end), dayNumber(end ?? start)]);
  const day = published ? dayNumber(published) : null;
  const scale = axis(day === null ? spans : [...spans, [day, day]]);
  const today = day === null ? null : (scale.at(day) + scale.at(day + 1)) / 2;
  const rows = events.map((event, index) => row(event, spans[index], scale, today));
  return [key(published), head(scale), element("ol", {}, ...rows)];
}

function key(published) {
  const said = ["Solid: told as fact.", "Hollow: planned, possible, requested or denied."];
  if (published) said.push(`Upright line: the day of the article, ${published}.`);
  return element("p", { class: "key" }, said.join(" "));
}

function head({ ticks, folds }) {
  const labels = ticks.map(({ at, label: said }) => {
    const anchor = at < 8 ? "start" : at > 88 ? "end" : "middle";
    return svg("text", { x: `${at}%`, y: 14, "text-anchor": anchor }, said);
  });
  const gaps = folds.map((at) => svg("text", { x: `${at}%`, y: 14, "text-anchor": "middle", class: "fold" }, "⋯"));
  return svg("svg", { class: "head", "aria-hidden": "true", height: 20 }, ...labels, ...gaps);
}

function row(event, [first, last], scale, today) {
  const days = interval(event.time_start, event.time_end);
  const said = [...stance(event), days].join(", ");
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", "data-id": event.id },
      element("span", { class: "title" }, title({ kind: "event", record: event })),
      " ",
      element("span", { class: "sort" }, sort({ kind: "event", record: event })),
      " ",
      element("span", { class: "days" }, said),
    ),
    track(event, scale.at(first), scale.at(last + 1), scale, today),
  );
}

function track(event, left, right, { ticks, folds }, today) {
  const width = Math.max(right - left, LEAST);
  const x = Math.min(Math.max((left + right - width) / 2, 0), 100 - width);
  const upright = (at, name) => svg("line", { x1: `${at}%`, x2: `${at}%`, y1: 0, y2: "100%", class: name });
  return svg(
    "svg",
    { class: "track", "aria-hidden": "true", height: 22 },
    ...ticks.map(({ at }) => upright(at, "tick")),
    ...folds.map((at) => upright(at, "fold")),
    today === null ? null : upright(today, "published"),
    svg("rect", {
      x: `${x}%`,
      y: 5,
      width: `${width}%`,
      height: 12,
      rx: 3,
      class: stance(event).length > 0 ? "bar hollow" : "bar",
    }),
  );
}

function undated(all, dated) {
  if (all === 0) return "No events were found in this text.";
  const rest = all - dated;
  if (rest === 0) return `The text dates all of the ${all} events.`;
  return `${rest} of ${all} events ${rest === 1 ? "has" : "have"} no date in the text and ${
    rest === 1 ? "is" : "are"
  } not drawn.`;
}
