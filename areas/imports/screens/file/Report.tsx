import { useQuery } from '@tanstack/react-query'
import { useFormat } from '#web/format.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import type { Counts } from '../../schema.ts'
import { useOpenedWords } from '../opened-words.ts'
import { type OpenedImport, refusedQuery } from '../queries.ts'
import { Figures } from './Figures.tsx'
import { RefusedTable } from './RefusedTable.tsx'

/** What came of it, as far as it is. */
export function Report({ opened, counts }: { opened: OpenedImport; counts: Counts }) {
  const words = useOpenedWords(opened)
  const format = useFormat()
  const { taken_back: gone } = counts
  const title = gone === undefined ? words.report : words.reportBefore
  return (
    <section className="import-step" aria-label={title}>
      {gone !== undefined && <p>{words.wentBack(counts.new, format.number(gone), format.number(counts.new))}</p>}
      <Heading>{title}</Heading>
      <Figures counts={counts} words={words} />
      {counts.refused > 0 && <RefusedRows opened={opened} all={counts.refused} />}
    </section>
  )
}

function RefusedRows({ opened, all }: { opened: OpenedImport; all: number }) {
  const words = useOpenedWords(opened)
  const { id } = opened
  const refused = useQuery(refusedQuery(id))
  return (
    <>
      <Loaded query={refused} shape="table">
        {(rows) => <RefusedTable refused={rows} all={all} opened={opened} />}
      </Loaded>
      <p>
        <a className="link" href={`/api/imports/${encodeURIComponent(id)}/refused-file`} download>
          {words.download}
        </a>
        <span className="meta block">{words.downloadLine}</span>
      </p>
    </>
  )
}
