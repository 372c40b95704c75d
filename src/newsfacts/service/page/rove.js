// One stop for the Tab key in a group of many; the arrow keys move within it.

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** Lets the keys move the focus among what `selector` finds in `container`; `moved` hears of each move. */
export function rove(container, selector, moved = () => {}) {
  container.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const members = [...container.querySelectorAll(selector)];
    const at = members.indexOf(event.target);
    if (step === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const target = members[Math.min(Math.max(at + step, 0), members.length - 1)];
    stopAt(container, selector, target);
    target.focus();
    moved(target);
  });
}

/** Makes `target` the one that the Tab key reaches; the others begin with a tabindex of -1. */
export function stopAt(container, selector, target) {
  for (const member of container.querySelectorAll(`${selector}[tabindex="0"]`)) member.tabIndex = -1;
  if (target) target.tabIndex = 0;
}
