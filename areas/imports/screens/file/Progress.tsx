import { useFormat } from '#web/format.ts'
import { useOpenedWords } from '../opened-words.ts'
import type { OpenedImport } from '../queries.ts'

/** How far the run, the dry run or the taking back is; nothing while nobody works on it. */
export function Progress({ opened }: { opened: OpenedImport }) {
  const words = useOpenedWords(opened)
  const format = useFormat()
  const { state, row_done, bytes_done, bytes, counts, door_id } = opened
  if (state !== 'trying' && state !== 'running' && state !== 'undoing') return null
  const all = counts?.new ?? 0
  const share = state === 'undoing' ? (all > 0 ? row_done / all : 1) : bytes_done / Math.max(1, bytes)
  const known = !door_id || state === 'undoing'
  const said =
    state === 'undoing' || door_id
      ? words.takingBack(format.number(row_done))
      : words.progress(format.number(row_done), format.percent(Math.min(1, share)))
  return (
    <div className="import-step" role="status">
      <progress
        className="import-bar"
        max={1}
        {...(known && { value: Math.min(1, share) })}
        aria-label={words.states[state]}
      />
      <p className="meta">{said}</p>
    </div>
  )
}
