/** All that can be done to a conversation, in one list for keys, menus and the palette, with what stands in the way. */
import type { Shortcut } from '#web/keys.tsx'
import type { IconName } from '#web/ui/icons.ts'
import { ALLOWED } from '../schema.ts'
import type { ConversationRow } from './shown.ts'
import type { InboxWords } from './words.ts'

export interface Acts {
  take(row: ConversationRow): void
  letGo(row: ConversationRow): void
  /** Asks to whom. */
  give(row: ConversationRow): void
  /** Asks to which team, unless it is known, and why. */
  handOver(row: ConversationRow): void
  /** Asks why. */
  handBack(row: ConversationRow): void
  close(row: ConversationRow): void
  reopen(row: ConversationRow): void
  spam(row: ConversationRow): void
  noSpam(row: ConversationRow): void
  write(row: ConversationRow, kind: 'reply' | 'note'): void
}

export interface Act {
  id: string
  label: string
  icon: IconName
  keys?: string
  run: () => void
  disabledReason: string | null
}

export interface Judging {
  acts: Acts
  words: InboxWords
  /** What the role may do at all; what it may not is not offered. */
  may: { write: boolean; move: boolean }
  me: string
  /** Why this person cannot answer there, as far as it was read. */
  problemOf: (row: ConversationRow) => string | null
}

export function actsFor(row: ConversationRow, { acts, words, may, me, problemOf }: Judging): Act[] {
  const blocked = (deed: keyof (typeof ALLOWED)['open']): string | null => {
    const allowed = ALLOWED[row.state][deed]
    return allowed === true ? null : allowed
  }
  const mine = row.assignee_id === me
  const ownership: Act = mine
    ? {
        id: 'let-go',
        label: words.letGoAct,
        icon: 'minus',
        run: () => acts.letGo(row),
        disabledReason: blocked('assign'),
      }
    : {
        id: 'take',
        label: words.take,
        icon: 'user-check',
        keys: 't',
        run: () => acts.take(row),
        disabledReason: blocked('assign'),
      }
  const spam: Act =
    row.state === 'spam'
      ? {
          ...{ id: 'no-spam', label: words.noSpam, icon: 'undo', keys: '!' },
          ...{ run: () => acts.noSpam(row), disabledReason: blocked('no_spam') },
        }
      : {
          ...{ id: 'spam', label: words.spam, icon: 'warning', keys: '!' },
          ...{ run: () => acts.spam(row), disabledReason: blocked('spam') },
        }
  const ending: Act =
    row.state === 'closed'
      ? {
          id: 'reopen',
          label: words.reopen,
          icon: 'undo',
          keys: 'e',
          run: () => acts.reopen(row),
          disabledReason: blocked('reopen'),
        }
      : {
          id: 'close',
          label: words.close,
          icon: 'check',
          keys: 'e',
          run: () => acts.close(row),
          disabledReason: blocked('close'),
        }
  const problem = problemOf(row)
  const reply: Act = {
    id: 'reply',
    label: words.writeReply,
    icon: 'reply',
    keys: 'r',
    run: () => acts.write(row, 'reply'),
    disabledReason: blocked('reply') ?? problem,
  }
  const writing: Act[] = [
    // Who could change nothing about it is not shown what they may not do.
    ...(may.move || !problem ? [reply] : []),
    {
      id: 'note',
      label: words.writeNote,
      icon: 'lock',
      keys: 'n',
      run: () => acts.write(row, 'note'),
      disabledReason: blocked('note'),
    },
  ]
  const moving: Act[] = [
    ownership,
    {
      id: 'give',
      label: words.assign,
      icon: 'user',
      keys: 'a',
      run: () => acts.give(row),
      disabledReason: blocked('assign'),
    },
    {
      id: 'hand-over',
      label: words.handOver,
      icon: 'hand-over',
      keys: 'h',
      run: () => acts.handOver(row),
      disabledReason: blocked('hand_over'),
    },
    ending,
    spam,
  ]
  // Who may let go of it by a press needs not say why.
  const given: Act[] = [
    {
      id: 'hand-back',
      label: words.handBack,
      icon: 'undo',
      keys: 'h',
      run: () => acts.handBack(row),
      disabledReason: blocked('assign'),
    },
  ]
  return [...(may.write ? writing : []), ...(may.move ? moving : may.write && mine ? given : [])]
}

/** One key per act, done to whatever row is meant when it is pressed. A key that is off says why. */
export function shortcutsOf(judging: Judging, meant: () => ConversationRow | undefined): Shortcut[] {
  const { words, may } = judging
  const writing: [string, string][] = [
    ['r', words.writeReply],
    ['n', words.writeNote],
  ]
  const moving: [string, string][] = [
    ['t', words.take],
    ['a', words.assign],
    ['h', words.handOver],
    ['e', words.close],
    ['!', words.spam],
  ]
  const given: [string, string][] = [['h', words.handBack]]
  const actOn = (keys: string) => {
    const row = meant()
    return row && actsFor(row, judging).find((one) => one.keys === keys)
  }
  return [...(may.write ? writing : []), ...(may.move ? moving : may.write ? given : [])].map(([keys, label]) => ({
    keys,
    get label() {
      return actOn(keys)?.label ?? label
    },
    isOffered: () => !meant() || actOn(keys) !== undefined,
    refusal: () => {
      const act = actOn(keys)
      const row = meant()
      return act ? (act.disabledReason ?? null) : row && keys === 'r' ? judging.problemOf(row) : null
    },
    run: () => actOn(keys)?.run(),
  }))
}
