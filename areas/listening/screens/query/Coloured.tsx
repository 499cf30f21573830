import { memo } from 'react'
import type { Chunk, Part } from './colours.ts'

/** A query in its colours. Text is shown as text; where something is wrong it is underlined. */
export function Coloured({ chunks }: { chunks: readonly Chunk[] }) {
  return chunks.map((chunk, at) => <Drawn key={`${at} of them`} chunk={chunk} />)
}

const Drawn = memo(
  function Drawn({ chunk: { parts } }: { chunk: Chunk }) {
    let start = 0
    return parts.map((part) => {
      start += part.text.length
      return (
        <span key={start} className={classOf(part)}>
          {part.text}
        </span>
      )
    })
  },
  (before, now) => before.chunk.sign === now.chunk.sign,
)

const classOf = ({ as, wrong, pair }: Part): string =>
  [`qc-${as}`, wrong === 'yes' && 'q-wrong', pair === 'yes' && 'q-pair'].filter(Boolean).join(' ')
