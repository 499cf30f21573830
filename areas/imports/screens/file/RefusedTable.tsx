import type { Wire } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import type { Refused } from '../../schema.ts'
import { importsWords } from '../words.ts'

/** Each row with its place in the file and the way to mend it. */
export function RefusedTable({ refused, all }: { refused: readonly Wire<Refused>[]; all: number }) {
  const words = useWords(importsWords)
  const format = useFormat()
  const columns: Column<Wire<Refused>>[] = [
    { id: 'where', head: words.where, cell: ({ line }) => words.row(line) },
    { id: 'column', head: words.column, small: 'hidden', cell: ({ column_name }) => <bdi>{column_name ?? '–'}</bdi> },
    { id: 'why', head: words.why, cell: ({ sentence }) => <span className="wrap-anywhere">{sentence}</span> },
  ]
  return (
    <>
      <Heading count={all}>{words.refusedTitle}</Heading>
      {all > refused.length && <p className="meta">{words.refusedFirst(format.number(refused.length))}</p>}
      <Table label={words.refusedTitle} columns={columns} rows={refused} keyOf={({ row_nth }) => String(row_nth)} />
    </>
  )
}
