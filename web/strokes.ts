/** What was pressed, as shortcuts spell it: `j`, `?`, `mod+k`, `escape`, and two in a row: `g i`. */

export interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const NAMES: Record<string, string> = {
  ' ': 'space',
  esc: 'escape',
  arrowup: 'up',
  arrowdown: 'down',
  arrowleft: 'left',
  arrowright: 'right',
}

/** Null for a bare modifier and for what belongs to the browser or an input method. */
export function strokeOf(pressed: Pressed): string | null {
  const key = pressed.key.toLowerCase()
  if (['control', 'meta', 'shift', 'alt', 'altgraph', 'dead', 'process', 'unidentified'].includes(key)) return null
  const name = NAMES[key] ?? key
  const mod = pressed.ctrlKey || pressed.metaKey
  if (pressed.altKey && !mod) return null
  // Shift is part of the character itself (`?`), so it is named only beside letters and names.
  const shift = pressed.shiftKey && (name.length > 1 || /\p{L}/u.test(name))
  return `${mod ? 'mod+' : ''}${shift ? 'shift+' : ''}${name}`
}

const SEQUENCE_MS = 1_200

export interface Waiting {
  first: string
  at_ms: number
}

/** Which of the shortcuts a stroke completes, or what it begins. */
export function matchStroke<S extends { keys: string }>(
  shortcuts: readonly S[],
  stroke: string,
  waiting: Waiting | null,
  now_ms: number,
): { found: S | undefined; waiting: Waiting | null } {
  const fresh = waiting && now_ms - waiting.at_ms < SEQUENCE_MS ? `${waiting.first} ${stroke}` : null
  const last = (keys: string) => shortcuts.findLast((shortcut) => shortcut.keys === keys)
  const second = fresh ? last(fresh) : undefined
  if (second) return { found: second, waiting: null }
  if (shortcuts.some(({ keys }) => keys.startsWith(`${stroke} `))) {
    return { found: undefined, waiting: { first: stroke, at_ms: now_ms } }
  }
  return { found: last(stroke), waiting: null }
}

/** After a refused key somebody may go on typing what they meant for a field: until they pause, nothing of it is a command. */
const REST_MS = 1_000

export const isResting = (refused_at_ms: number | null, now_ms: number): boolean =>
  refused_at_ms !== null && now_ms - refused_at_ms < REST_MS

/** A letter, a digit, a sign or a space, as opposed to Enter, Escape and what is held with Ctrl. */
export const isTyped = (stroke: string): boolean =>
  [...stroke.replace(/^shift\+/, '')].length === 1 || stroke === 'space'

/** While typing, only what types nothing: the send and the way out, and the palette. */
export const worksWhileTyping = (stroke: string): boolean => ['escape', 'mod+enter', 'mod+k'].includes(stroke)

/** As caps show it: `⌘K` on a Mac, `Ctrl K` elsewhere. */
export function capsOf(keys: string, platform: 'mac' | 'other'): string[] {
  const names: Record<string, string> = {
    mod: platform === 'mac' ? '⌘' : 'Ctrl',
    shift: '⇧',
    enter: '↵',
    escape: 'Esc',
    up: '↑',
    down: '↓',
    tab: 'Tab',
    space: 'Space',
  }
  return keys.split(' ').flatMap((part) => {
    const caps = part.split('+').map((cap) => names[cap] ?? (part.includes('+') ? cap.toUpperCase() : cap))
    return platform === 'mac' && caps.length > 1 ? [caps.join('')] : caps
  })
}
