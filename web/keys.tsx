/**
 * Keyboard shortcuts: a part registers its own while it is on the page, `?` shows them all. The last one registered
 * wins, so a page may take a key from the frame. Nothing happens while somebody types, but for the few that type nothing.
 */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { isResting, isTyped, matchStroke, strokeOf, type Waiting, worksWhileTyping } from './strokes.ts'
import { say } from './ui/toasts.ts'

export interface Shortcut {
  /** As `j`, `mod+k`, `g i`. */
  keys: string
  label: string
  /** The head in the list of all keys: the page's by default. */
  group?: 'everywhere' | 'here'
  /** Left out of the list of all keys while it would do nothing. */
  isOffered?: () => boolean
  run: () => void
  /** Why it does nothing just now: that is said instead. */
  refusal?: () => string | null
}

interface Keyboard {
  register: (shortcuts: () => readonly Shortcut[]) => () => void
  all: () => Shortcut[]
}

const KeyboardContext = createContext<Keyboard | null>(null)

function makeKeyboard(): Keyboard {
  const registered = new Set<() => readonly Shortcut[]>()
  return {
    register: (shortcuts) => (registered.add(shortcuts), () => registered.delete(shortcuts)),
    all: () => [...registered].flatMap((shortcuts) => shortcuts()),
  }
}

const TYPED_IN =
  'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=""], [contenteditable="true"]'
/** Menus, lists and dialogs have keys of their own. */
const OWN_KEYS = '[role=dialog], [role=menu], [role=listbox], [role=alertdialog]'

/** Between two questions the focus may be nowhere for a moment; what is typed then is not meant for the page below. */
const isUnderDialog = () => document.querySelector('.scrim') !== null

function isFor(target: EventTarget | null, stroke: string): boolean {
  if (!(target instanceof Element)) return true
  if (target.closest(OWN_KEYS) || isUnderDialog()) return worksWhileTyping(stroke) && stroke !== 'escape'
  return target.closest(TYPED_IN) ? worksWhileTyping(stroke) : true
}

export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [keyboard] = useState(makeKeyboard)
  const waiting = useRef<Waiting | null>(null)
  const refused_at = useRef<number | null>(null)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const stroke = event.defaultPrevented || event.isComposing ? null : strokeOf(event)
      if (!stroke || !isFor(event.target, stroke)) return
      if (isTyped(stroke) && isResting(refused_at.current, event.timeStamp)) {
        refused_at.current = event.timeStamp
        return
      }
      const match = matchStroke(keyboard.all(), stroke, waiting.current, event.timeStamp)
      waiting.current = match.waiting
      if (!match.found) return
      event.preventDefault()
      const refusal = match.found.refusal?.()
      if (!refusal) return match.found.run()
      refused_at.current = event.timeStamp
      say({ kind: 'refused', text: refusal })
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [keyboard])
  return <KeyboardContext value={keyboard}>{children}</KeyboardContext>
}

/** Registers shortcuts for as long as the component is shown; outside a provider it does nothing. */
export function useKeys(shortcuts: readonly Shortcut[]): void {
  const keyboard = useContext(KeyboardContext)
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => keyboard?.register(() => latest.current), [keyboard])
}

/** All that work now, the winner of each key only. */
export function useAllKeys(): () => Shortcut[] {
  const keyboard = useContext(KeyboardContext)
  return () =>
    [...new Map((keyboard?.all() ?? []).map((shortcut) => [shortcut.keys, shortcut])).values()].filter(
      ({ isOffered }) => isOffered?.() ?? true,
    )
}
