// The small card beside a mark: what the records on these words are. Shown on hover and on focus.

import { sort, stance, title } from "./describe.js";
import { element } from "./dom.js";

/** Shows `card` for the marks in `container`; `extraction` gives the article on show. */
export function attachNotes(container, card, extraction) {
  const show = (mark) => {
    const ids = mark.dataset.ids.split(" ");
    card.replaceChildren(...ids.map((id) => line(id, extraction().find(id))));
    mark.setAttribute("aria-describedby", card.id);
    card.hidden = false;
    for (const other of marksOf(container, ids)) other.classList.add("kin");
    place(card, mark);
  };
  const hide = () => {
    card.hidden = true;
    for (const mark of container.querySelectorAll(".kin")) mark.classList.remove("kin");
    container.querySelector("[aria-describedby]")?.removeAttribute("aria-describedby");
  };
  const follow = ({ target }) => {
    const mark = target.closest("a.mark");
    hide();
    if (mark) show(mark);
  };
  // A pointer that rests may come to be over a mark all the same: when the page scrolls under it, or when
  // Escape takes the card away. Only where it moved there is the card asked for.
  let pointer = "";
  document.addEventListener("pointermove", ({ x, y }) => (pointer = `${x} ${y}`));
  container.addEventListener("pointerover", (event) => `${event.x} ${event.y}` === pointer || follow(event));
  container.addEventListener("focusin", follow);
  container.addEventListener("focusout", hide);
  container.addEventListener("scroll", hide);
  container.addEventListener("click", hide);
  // The pointer may move onto the card, to read or copy it.
  container.addEventListener("pointerleave", ({ relatedTarget }) => card.contains(relatedTarget) || hide());
  card.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
}

function marksOf(container, ids) {
  return ids.flatMap((id) => [...container.querySelectorAll(`[data-ids~="${id}"]`)]);
}

function line(id, found) {
  const said = [sort(found), found.record.country, ...stance(found.record)].filter(Boolean).join(", ");
  return element(
    "p",
    { class: found.kind },
    element("strong", {}, title(found)),
    ` ${said} `,
    element("span", { class: "id" }, id),
  );
}

// Below the words, without a gap, and never beyond the window.
function place(card, mark) {
  const words = mark.getClientRects()[0];
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(words.left, width - card.offsetWidth - 8));
  const below = words.bottom + card.offsetHeight < window.innerHeight;
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${(below ? words.bottom : words.top - card.offsetHeight) + window.scrollY}px`;
}
