/** What a query finds, in words: a list in lists. Of very long ones the beginning. */
import { memo } from 'react'
import { useFormat } from '#web/format.ts'
import { useWords } from '#web/words.ts'
import { explainAsList, type Said } from '../../checks/query/explain.ts'
import type { QueryNode } from '../../checks/query/nodes.ts'
import { queryWords } from './query-words.ts'

const SHOWN = 12

export const InWords = memo(function InWords({ node }: { node: QueryNode }) {
  return (
    <ul className="q-said">
      <Line said={explainAsList(node)} />
    </ul>
  )
})

function Line({ said: { says, of } }: { said: Said }) {
  const words = useWords(queryWords)
  const format = useFormat()
  const shown = of.length > SHOWN + 1 ? of.slice(0, SHOWN) : of
  return (
    <li>
      <span dir="auto">{says}</span>
      {shown.length > 0 && (
        <ul>
          {shown.map((said, at) => (
            <Line key={`${at} ${said.says}`} said={said} />
          ))}
          {shown.length < of.length && (
            <li className="ink-3">{words.andMore(format.number(of.length - shown.length))}</li>
          )}
        </ul>
      )}
    </li>
  )
}
