import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { useMay, useSession } from '#web/session.ts'
import { Slot } from '#web/slots.tsx'
import { useWords } from '#web/words.ts'
import { countsQuery, openInAllQuery } from '../queries.ts'
import { inboxWords } from '../words.ts'
import { useMine } from './use-mine.ts'

const FromAfar = lazy(async () => ({ default: (await import('./FromAfar.tsx')).FromAfar }))

const useFirstName = () => useSession().person.name.split(' ')[0] ?? ''

/** The answer to the page's question, in a sentence: what needs me, or for who answers nothing, what waits in the house. */
export function Needs() {
  const first = useFirstName()
  const [reads, answers] = [useMay('read'), useMay('answer')]
  if (!reads || answers)
    return (
      <div>
        <NeedsMe first={first} />
        <Today />
      </div>
    )
  return (
    <>
      <div>
        <Suspense fallback={<p className="lead">&nbsp;</p>}>
          <FromAfar first={first} />
        </Suspense>
        <Today />
      </div>
      <Slot name="home.afar" />
    </>
  )
}

function Today() {
  const format = useFormat()
  const now = useNow()
  return <p className="meta">{`${format.day(now)}, ${format.clock(now)}`}</p>
}

function NeedsMe({ first }: { first: string }) {
  const reads = useMay('read')
  const words = useWords(inboxWords)
  const format = useFormat()
  const now = useNow()
  const { data: counts, isError } = useQuery(countsQuery)
  const mine = useMine().data
  const { data: all, isPending } = useQuery({ ...openInAllQuery, enabled: reads })
  // What did not come is said where it would stand, below.
  if (isError && !counts) return null
  if (!counts || !mine || (reads && isPending)) return <p className="lead">&nbsp;</p>
  const inWords = (count: number) => words.small[count] ?? format.number(count)
  const since = mine[0]?.waiting_since
  const isOpen = counts.nobody > 0 || Object.values(counts.teams).some((open) => open > 0)
  const quiet = isOpen ? words.nothingYours(first) : words.nothingNeeds(first)
  const said = [
    counts.mine === 0 ? quiet : words.needsYou(first, counts.mine, inWords(counts.mine)),
    since && words.longest(format.length(now.getTime() - new Date(since).getTime())),
    counts.mine === 0 && all && all.open > 0 && words.openInAll(all.open, all.unheld, format.number),
    counts.nobody > 0 && words.noHolder(counts.nobody, capital(inWords(counts.nobody))),
  ]
  return (
    <p className="lead" role="status">
      {said.filter(Boolean).join(' ')}
    </p>
  )
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
