// From days to a place on the time axis. Pure. Long empty stretches are folded, so that one date of
// decades ago does not press all the others into a corner.

const DAY = 86_400_000;
const FOLD = 6; // width of a folded stretch, in per cent
const LEAST = 4; // no stretch is narrower
const FOLDED_SHARE = 0.25; // an empty stretch is folded when it is longer than this share of the whole
const STEPS = [
  { unit: "day", step: 1, days: 1 },
  { unit: "day", step: 7, days: 7 },
  { unit: "month", step: 1, days: 30 },
  { unit: "month", step: 3, days: 91 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((step) => ({ unit: "year", step, days: 365 * step })),
];

/** The number of a day such as "2016-10-11", counted from 1970. */
export function dayNumber(iso) {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** An axis from 0 to 100 that shows all the intervals `[first, last]`: `{at, ticks, folds}`. */
export function axis(intervals) {
  const stretches = widths(clusters(intervals));
  const at = (day) => {
    const inside = stretches.find(({ last }) => day <= last) ?? stretches.at(-1);
    const share = (day - inside.first) / (inside.last - inside.first);
    return inside.left + Math.min(Math.max(share, 0), 1) * inside.width;
  };
  const folds = stretches.slice(1).map(({ left }) => left - FOLD / 2);
  return { at, folds, ticks: stretches.flatMap((stretch) => ticks(stretch, at)) };
}

// The stretches of days with something in them: half-open, in order, with only short gaps inside.
function clusters(intervals) {
  const sorted = intervals.map(([first, last]) => ({ first, last: last + 1 })).toSorted((a, b) => a.first - b.first);
  const whole = Math.max(...sorted.map(({ last }) => last)) - sorted[0].first;
  const found = [];
  for (const { first, last } of sorted) {
    const before = found.at(-1);
    if (before && first - before.last <= Math.max(whole * FOLDED_SHARE, 1)) before.last = Math.max(before.last, last);
    else found.push({ first, last });
  }
  return found;
}

function widths(stretches) {
  const room = 100 - FOLD * (stretches.length - 1) - LEAST * stretches.length;
  const days = stretches.reduce((sum, { first, last }) => sum + last - first, 0);
  let left = 0;
  return stretches.map(({ first, last }) => {
    const width = LEAST + (room * (last - first)) / days;
    const stretch = { first, last, left, width };
    left += width + FOLD;
    return stretch;
  });
}

// As fine a division as leaves room for the labels; the first day where no line of it falls inside.
function ticks({ first, last, width }, at) {
  const most = Math.max(1, Math.floor(width / 18));
  const { unit, step } = STEPS.find(({ days }) => (last - first) / days <= most + 0.5) ?? STEPS.at(-1);
  const found = [];
  for (let day = floor(first, unit, step); day < last; day = next(day, unit, step)) {
    if (day >= first) found.push({ day, at: at(day), label: tickLabel(day, unit) });
  }
  return found.length > 0 ? found : [{ day: first, at: at(first), label: tickLabel(first, "day") }];
}

function floor(day, unit, step) {
  const date = new Date(day * DAY);
  if (unit === "day") return Math.floor(day / step) * step;
  const year = date.getUTCFullYear();
  if (unit === "month") return start(year, Math.floor(date.getUTCMonth() / step) * step);
  return start(Math.max(1, Math.floor(year / step) * step), 0);
}

function next(day, unit, step) {
  const date = new Date(day * DAY);
  if (unit === "day") return day + step;
  if (unit === "month") return start(date.getUTCFullYear(), date.getUTCMonth() + step);
  return start(Math.floor(date.getUTCFullYear() / step) * step + step, 0);
}

function start(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1); // `Date.UTC` would take the year 44 for 1944
  return date.getTime() / DAY;
}

function tickLabel(day, unit) {
  const iso = new Date(day * DAY).toISOString();
  return iso.slice(0, { day: 10, month: 7, year: 4 }[unit]);
}
