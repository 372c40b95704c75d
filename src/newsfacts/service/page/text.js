// The article with its marks, drawn anew whenever what is marked changes.

import { element } from "./dom.js";
import { lights, marks, pieces, stretches } from "./marks.js";
import { rove, stopAt } from "./rove.js";

const MARK = "a.mark";

export class MarkedText {
  /** `choose` is called with the id of a record when one of its marks is clicked. */
  constructor(container, choose) {
    this.container = container;
    this.hidden = new Set();
    this.chosen = null;
    rove(container, MARK);
    container.addEventListener("focusin", ({ target }) => {
      if (target.matches(MARK)) stopAt(container, MARK, target);
    });
    container.addEventListener("click", (event) => {
      const mark = event.target.closest(MARK);
      if (!mark) return;
      event.preventDefault();
      choose(this.#next(mark.dataset.ids.split(" ")));
    });
  }

  /** Shows another article. */
  show(extraction) {
    this.extraction = extraction;
    this.places = marks(extraction);
    this.regions = stretches(extraction);
    this.chosen = null;
    this.container.lang = extraction.facts.language ?? "";
    this.container.scrollTop = 0;
    this.#draw([]);
  }

  /** Shows or hides the marks of one kind. */
  toggle(kind, shown) {
    if (shown) this.hidden.delete(kind);
    else this.hidden.add(kind);
    if (this.extraction) this.light(this.chosen);
  }

  /** Lights up the record with this id, or none, and brings it into view. */
  light(id) {
    this.chosen = id;
    this.#draw(id === null ? [] : lights(this.extraction, this.extraction.find(id)));
    this.#scrollTo(".chosen");
  }

  /** Scrolls to the stretch that a warning is about. */
  revealStretch(offset) {
    this.#scrollTo(`.aside[data-start="${this.extraction.unit(offset)}"]`);
  }

  /** Puts the focus on the first mark of the record with this id. */
  focus(id) {
    this.container.querySelector(`a.mark[data-ids~="${id}"]`)?.focus({ preventScroll: true });
  }

  // Within the text alone: the window stays where it is.
  #scrollTo(selector) {
    const target = this.container.querySelector(selector);
    if (!target) return;
    const above = target.getBoundingClientRect().top - this.container.getBoundingClientRect().top;
    this.container.scrollTo({ top: this.container.scrollTop + above - this.container.clientHeight / 3 });
  }

  // Where records overlap, one click after another goes through them, the shortest first.
  #next(ids) {
    return ids[(ids.indexOf(this.chosen) + 1) % ids.length];
  }

  #draw(lit) {
    const { text } = this.extraction;
    const focused = this.container.contains(document.activeElement) ? document.activeElement.dataset.start : null;
    const shown = this.places.filter(({ kind }) => !this.hidden.has(kind));
    const drawn = document.createDocumentFragment();
    let region;
    let parent = drawn;
    for (const piece of pieces(text.length, [...this.regions, ...shown, ...lit])) {
      const around = piece.places.find((place) => this.regions.includes(place));
      if (around !== region) {
        parent = around ? section(around) : drawn;
        if (around) drawn.append(parent);
        region = around;
      }
      parent.append(drawPiece(visible(text.slice(piece.start, piece.end)), piece));
    }
    this.container.replaceChildren(drawn);
    this.container.classList.toggle("choosing", lit.length > 0);
    const marked = this.container.querySelectorAll(MARK);
    const again = [...marked].find((mark) => mark.dataset.start === focused);
    stopAt(this.container, MARK, again ?? marked[0]);
    again?.focus({ preventScroll: true });
  }
}

function section({ kind, start }) {
  if (kind === "headline") return element("span", { class: "headline" });
  const inline = kind === "dateline" || kind === "byline";
  const said = kind === "not read" ? "Not read" : `Set aside: ${kind}`;
  return element("span", { class: inline ? "aside inline" : "aside", "data-kind": said, "data-start": start });
}

function drawPiece(text, { start, places, closing }) {
  const marked = places.filter(({ id }) => id);
  const classes = new Set(places.filter(isDrawn).map(({ kind }) => kind));
  if (classes.size === 0) return text;
  const attributes = {
    class: [marked.length > 0 ? "mark" : "lit", ...classes, ...deep(marked)].join(" "),
    "data-label": labels(closing.filter(({ id }) => id)),
    "data-role": labels(closing.filter(({ kind }) => kind === "argument")),
  };
  if (marked.length === 0) return element("span", attributes, text);
  const ids = [...new Set(marked.map(({ id }) => id))].reverse();
  return element(
    "a",
    {
      ...attributes,
      href: `#record-${ids[0]}`,
      draggable: "false",
      tabindex: -1,
      "data-ids": ids.join(" "),
      "data-start": start,
      "aria-current": classes.has("chosen") ? "true" : null,
    },
    text,
  );
}

function isDrawn({ id, kind }) {
  return id || ["evidence", "chosen", "argument", "cue"].includes(kind);
}

// Two marks of one kind on the same words would look like one.
function deep(marked) {
  return marked.some(({ kind }, at) => marked.findIndex((other) => other.kind === kind) < at) ? ["deep"] : [];
}

function labels(places) {
  return [...new Set(places.map(({ label: said }) => said).filter(Boolean))].join(" · ") || null;
}

// Control characters are shown by their pictures, each as one character.
function visible(text) {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, (control) =>
    control === "\x7f" ? "\u2421" : String.fromCharCode(0x2400 + control.charCodeAt(0)),
  );
}
