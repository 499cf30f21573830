import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { useShellWords } from '#web/words.ts'
import { type ClockFace, type ClockState, clockFace, type Limit } from './clock-face.ts'
import { Icon } from './Icon.tsx'

const R = 4.5
const ROUND = 2 * Math.PI * R

/** Running is a ring that empties, late a filled square, waiting two bars, done a tick: never colour alone. */
function Face({ state, left }: Pick<ClockFace, 'state' | 'left'>) {
  if (state === 'done') return <Icon name="check" size="s" />
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {state === 'late' && <rect className="filled" x="1" y="1" width="10" height="10" rx="2" />}
      {state === 'waiting' && (
        <path
          className="filled"
          d="M2 2.5a1 1 0 0 1 1-1h1a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1ZM7 2.5a1 1 0 0 1 1-1h1a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1Z"
        />
      )}
      {(state === 'running' || state === 'soon') && (
        <>
          <circle className="ring" cx="6" cy="6" r={R} />
          <circle
            className="run"
            cx="6"
            cy="6"
            r={R}
            strokeDasharray={`${ROUND * left} ${ROUND}`}
            transform="rotate(-90 6 6)"
          />
        </>
      )}
    </svg>
  )
}

/** A time limit as it stands now; it goes on by itself. */
export function Clock(limit: Limit) {
  const words = useShellWords()
  const format = useFormat()
  const face = clockFace(limit, useNow())
  const length = format.length(face.length_ms)
  const text: Record<ClockState, string> = {
    running: words.left(length),
    soon: words.left(length),
    late: words.late(length),
    waiting: words.waitingFor(limit.waiting_for ?? ''),
    done: words.answeredIn(length),
    none: words.noLimit,
  }
  return (
    <span className={`clock ${face.state}`} title={limit.due_at ? format.exact(limit.due_at) : undefined}>
      {face.state !== 'none' && <Face {...face} />}
      {text[face.state]}
    </span>
  )
}
