import type { Wire } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { RefusedView } from '../../schema.ts'
import { useOpenedWords, useRowPlace } from '../opened-words.ts'
import type { OpenedImport } from '../queries.ts'

type Row = Wire<Omit<RefusedView, 'sent'> & { sent?: string | null }>

interface RefusedProps {
  refused: readonly Row[]
  all: number
  opened: OpenedImport
}

/** Each row with its place in the file and the way to mend it; of a program, what it sent. */
export function RefusedTable({ refused, all, opened }: RefusedProps) {
  const words = useOpenedWords(opened)
  const place = useRowPlace(opened)
  const format = useFormat()
  const columns: Column<Row>[] = [
    { id: 'where', head: words.where, cell: ({ row_nth, line }) => place({ nth: row_nth, line }) },
    { id: 'column', head: words.column, small: 'hidden', cell: ({ column_name }) => <bdi>{column_name ?? '–'}</bdi> },
    {
      id: 'why',
      head: words.why,
      cell: ({ sentence, sent }) => (
        <>
          <span className="wrap-anywhere">{sentence}</span>
          {sent && <code className="import-text ink-2">{sent}</code>}
        </>
      ),
    },
  ]
  return (
    <>
      <Heading count={all}>{words.refusedTitle}</Heading>
      {all > refused.length && <p className="meta">{words.refusedFirst(format.number(refused.length))}</p>}
      <Table label={words.refusedTitle} columns={columns} rows={refused} keyOf={({ row_nth }) => String(row_nth)} />
    </>
  )
}
