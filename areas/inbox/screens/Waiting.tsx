import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import type { ConversationRow } from './shown.ts'
import { inboxWords } from './words.ts'

/** How long somebody has waited for us, counted on; that our answer is held meanwhile; or that nobody waits. */
export function Waiting({ row }: { row: Pick<ConversationRow, 'waiting_since' | 'state' | 'held_message_id'> }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  const now = useNow()
  if (row.state === 'closed') return <span className="clock">{words.closed}</span>
  const waited_ms = row.waiting_since ? now.getTime() - new Date(row.waiting_since).getTime() : 0
  if (row.held_message_id)
    return (
      <span
        className="clock held"
        title={row.waiting_since ? words.waitsLong(format.exact(row.waiting_since)) : undefined}
      >
        <Icon name="pause" size="s" />
        {row.waiting_since ? words.heldWaits(format.length(waited_ms)) : words.answerHeld}
      </span>
    )
  if (!row.waiting_since)
    return row.state === 'answered' ? (
      <span className="clock">
        <Icon name="check" size="s" />
        {words.answered}
      </span>
    ) : null
  return (
    <span className="clock" title={words.waitsLong(format.exact(row.waiting_since))}>
      <Icon name="hourglass" size="s" />
      {words.waits(format.length(waited_ms))}
    </span>
  )
}
