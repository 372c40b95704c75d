// Offsets in the records count Unicode code points; JavaScript counts UTF-16 units.

/** A function from an offset in code points to the offset in `text` as JavaScript counts it. */
export function unitOffsets(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (offset) => offset;
  const offsets = [];
  let unit = 0;
  for (const character of text) {
    offsets.push(unit);
    unit += character.length;
  }
  offsets.push(unit);
  return (offset) => offsets[offset];
}
