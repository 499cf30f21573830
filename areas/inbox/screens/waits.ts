/** What a row says of its wait, in one table: how our answer stands goes before how long somebody waits. */
import type { IconName } from '#web/ui/icons.ts'
import type { ConversationRow } from './shown.ts'
import type { InboxWords } from './words.ts'

export type Waits = Pick<ConversationRow, 'waiting_since' | 'state' | 'held_message_id' | 'unsettled'>

interface Line {
  text: string
  icon: IconName | null
  tone: 'plain' | 'warn' | 'bad'
}

/** What is closed or spam waits for nobody. */
export const isWaitedFor = ({ state }: Pick<Waits, 'state'>) => state !== 'closed' && state !== 'spam'

export function waitsLine(row: Waits, waited: string, words: InboxWords): Line | null {
  const since = row.waiting_since !== null && isWaitedFor(row)
  if (row.state === 'spam') return { text: words.isSpam, icon: null, tone: 'plain' }
  if (row.held_message_id)
    return { text: since ? words.heldWaits(waited) : words.answerHeld, icon: 'pause', tone: 'warn' }
  if (row.unsettled === 'refused')
    return { text: since ? words.refusedWaits(waited) : words.answerRefused, icon: 'alert', tone: 'bad' }
  if (row.unsettled === 'unknown')
    return { text: since ? words.unknownWaits(waited) : words.answerUnknown, icon: 'help', tone: 'warn' }
  if (row.state === 'closed') return { text: words.closed, icon: null, tone: 'plain' }
  if (since) return { text: words.waits(waited), icon: 'hourglass', tone: 'plain' }
  return row.state === 'answered' ? { text: words.answered, icon: 'check', tone: 'plain' } : null
}
