import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { isWaitedFor, type Waits, waitsLine } from './waits.ts'
import { inboxWords } from './words.ts'

const CLASSES = { plain: 'clock', warn: 'clock held', bad: 'clock late' } as const

/** How long somebody has waited for us, counted on; how our answer stands meanwhile; or that nobody waits. */
export function Waiting({ row }: { row: Waits }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  const now = useNow()
  const { waiting_since } = row
  const waited_ms = waiting_since ? now.getTime() - new Date(waiting_since).getTime() : 0
  const line = waitsLine(row, format.length(waited_ms), words)
  if (!line) return null
  const isWaiting = waiting_since !== null && isWaitedFor(row)
  return (
    <span className={CLASSES[line.tone]} title={isWaiting ? words.waitsLong(format.exact(waiting_since)) : undefined}>
      {line.icon && <Icon name={line.icon} size="s" />}
      {line.text}
    </span>
  )
}
