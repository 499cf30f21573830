/** Where a character stands on the screen, in the text that is drawn over the field; a field itself does not tell. */
export function placeAt(drawn: HTMLElement, offset: number): DOMRect {
  const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let left = offset
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.nodeValue ?? ''
    if (left <= length) {
      range.setStart(node, left)
      range.collapse(true)
      // Behind a line break a range has no place of its own.
      return range.getClientRects()[0] ?? drawn.getBoundingClientRect()
    }
    left -= length
  }
  return drawn.getBoundingClientRect()
}
