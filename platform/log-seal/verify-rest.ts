/** What can only be judged when a workspace's log was read to its end: its tail, its head, and what is not there. */
import type { Reading } from './verify.ts'
import { miss, note } from './verify-batch.ts'

export function checkRest(reading: Reading): void {
  checkTail(reading)
  checkHead(reading)
  checkMissing(reading)
  for (const position of reading.forgotten) {
    if (!reading.erased.has(position))
      reading.find('fact', position, `The detail of position ${position} was removed and no erasure was recorded.`)
  }
}

/** Facts after the last seal follow it without gap up to the head's position. */
function checkTail(reading: Reading): void {
  const end = reading.head?.position ?? reading.sealed_position
  let next = reading.sealed_position + 1
  for (const fact of reading.rest) {
    note(reading, fact)
    const { position } = fact
    if (position < next || position > end) {
      reading.find('fact', position, `A fact at position ${position} was added, or its position was changed.`)
      continue
    }
    for (; next < position; next++) miss(reading, next)
    next = position + 1
  }
  if (next <= end) reading.missing.push({ from: next, to: end })
}

function checkHead({ head, before, sealed_position, find }: Reading): void {
  if (!head) return find('head', 0, 'The head of this workspace is gone, or its facts were slipped in.')
  if (head.sealed_position > sealed_position)
    find(
      'seal',
      sealed_position + 1,
      `The seals of positions ${sealed_position + 1} to ${head.sealed_position} are gone.`,
    )
  else if (head.sealed_position < sealed_position || !before.some((seal) => seal.toString('hex') === head.seal))
    find('head', head.sealed_position, 'The head does not name the last seal: one of the two was changed.')
}

/** Months that were dropped with a fact that says so leave their seals only. */
function checkMissing({ missing, dropped, find }: Reading): void {
  const told = (position: number) => dropped.find((range) => range.from <= position && position <= range.to)
  for (const { from, to } of missing) {
    for (let position = from; position <= to; position++) {
      const range = told(position)
      if (range) {
        position = range.to
        continue
      }
      const next = dropped.map((other) => other.from).filter((start) => start > position)
      const end = Math.min(to, ...next.map((start) => start - 1))
      find(
        'fact',
        position,
        position === end
          ? `The fact at position ${position} is gone.`
          : `The facts at positions ${position} to ${end} are gone.`,
      )
      position = end
    }
  }
}
