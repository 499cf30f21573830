import type { Place } from '../../checks/query/nodes.ts'

/** Writes as if it were typed, so that the field's own undo takes it back. */
export function putIn(area: HTMLTextAreaElement, { start, end }: Place, text: string): void {
  area.focus()
  area.setSelectionRange(start, end)
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return
  area.setRangeText(text, start, end, 'end')
  area.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
