/** Says what was done, and takes it back: `say({ text: 'Handed to Product', undo })`. Drawn by the frame's Toasts. */
import { Toast } from '@base-ui/react/toast'

export interface Said {
  text: string
  kind?: 'done' | 'failed' | 'waiting'
  undo?: () => void | Promise<void>
  /** For a failure: "Try again". */
  act?: { label: string; run: () => void }
}

export const toasts = Toast.createToastManager<Said>()

/** Undo needs time to be read and reached; a failure stays until it is closed or done again. */
const SHOWN_MS = { done: 8_000, waiting: 20_000, failed: 0 } as const

export function say(said: Said): string {
  const kind = said.kind ?? 'done'
  return toasts.add({ description: said.text, type: kind, data: said, timeout: SHOWN_MS[kind], priority: kind === 'failed' ? 'high' : 'low' })
}

export const unsay = (id: string): void => toasts.close(id)
