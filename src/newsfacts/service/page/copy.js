// "Copy" buttons: each names in `data-copy` the element whose text it copies.

/** Wires every copy button of the page; `say` announces the outcome. */
export function attachCopying(say) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      const copied = await copy(source);
      say(copied ? `Copied: ${button.dataset.name}.` : "This browser forbids copying. The text is selected: copy it by hand.");
    });
  }
}

// `navigator.clipboard` is missing where the page came over plain HTTP from another machine.
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    window.getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}
