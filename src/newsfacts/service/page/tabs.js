// Tabs after the pattern of the ARIA Authoring Practices: arrow keys move, and what they reach is shown.

import { rove, stopAt } from "./rove.js";

const TAB = "[role=tab]";

/** Wires a tablist; each tab names its panel in `aria-controls`. */
export function attachTabs(list) {
  list.addEventListener("click", ({ target }) => {
    const tab = target.closest(TAB);
    if (tab) openTab(tab);
  });
  rove(list, TAB, openTab);
  openTab(list.querySelector(TAB));
}

/** Shows the panel of `tab` and hides the others. */
export function openTab(tab) {
  const list = tab.closest("[role=tablist]");
  for (const other of list.querySelectorAll(TAB)) {
    other.setAttribute("aria-selected", String(other === tab));
    document.getElementById(other.getAttribute("aria-controls")).hidden = other !== tab;
  }
  stopAt(list, TAB, tab);
}
