/** A saved query to read, with its sentence and what was heard of it; administrators change it here. */
import { useMemo, useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Finding, Notice } from '#web/ui/Notice.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { explain } from '../../checks/query/explain.ts'
import { highlight } from '../../checks/query/highlight.ts'
import type { QueryNode } from '../../checks/query/nodes.ts'
import { Heard } from '../Heard.tsx'
import type { MonitorShown } from '../queries.ts'
import { Coloured } from './Coloured.tsx'
import { chunksOf } from './colours.ts'
import { InWords } from './InWords.tsx'
import { QueryEditor } from './QueryEditor.tsx'
import { queryWords } from './query-words.ts'
import { readingOf } from './reading.ts'

export interface OpenedQueryProps {
  monitor: MonitorShown
  limit: number
  forbidden: string | null
}

export function OpenedQuery({ monitor, limit, forbidden }: OpenedQueryProps) {
  const words = useWords(queryWords)
  const [is, setIs] = useState<'read' | 'changed'>('read')
  if (is === 'changed' && !forbidden)
    return (
      <QueryEditor
        monitor={monitor}
        onKept={() => {
          say({ text: words.kept })
          setIs('read')
        }}
        onCancel={() => setIs('read')}
      />
    )
  return (
    <div className="q-page">
      {forbidden && <Notice icon="lock">{forbidden}</Notice>}
      <Shown
        query={monitor.query ?? ''}
        change={
          forbidden === null && (
            <Button size="small" onClick={() => setIs('changed')}>
              {words.change}
            </Button>
          )
        }
      />
      <Heard monitor={monitor} limit={limit} />
    </div>
  )
}

function Shown({ query, change }: { query: string; change: React.ReactNode }) {
  const words = useWords(queryWords)
  const { node, problems } = useMemo(() => readingOf(query), [query])
  const chunks = useMemo(() => chunksOf(query, highlight(query, problems)), [query, problems])
  return (
    <section className="q-opened">
      <div className="q-head">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long query scrolls, by keys too */}
        <pre className="q-shown grow" dir="ltr" role="group" tabIndex={0} aria-label={words.query}>
          <Coloured chunks={chunks} />
        </pre>
        {change}
      </div>
      {node ? <Sentence node={node} /> : <Finding what={words.outdated}>{problems[0]?.says}</Finding>}
    </section>
  )
}

/** A sentence of that length is read at one go. */
const SENTENCE_MOST = 280

function Sentence({ node }: { node: QueryNode }) {
  const words = useWords(queryWords)
  const sentence = useMemo(() => explain(node), [node])
  if (sentence.length <= SENTENCE_MOST) return <p className="meta">{sentence}</p>
  return (
    <details>
      <summary>{words.inWords}</summary>
      <InWords node={node} />
    </details>
  )
}
