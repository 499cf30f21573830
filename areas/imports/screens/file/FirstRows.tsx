import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Wire } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import type { Preview } from '../../api.ts'
import { useRowPlace } from '../opened-words.ts'
import { type OpenedImport, previewQuery } from '../queries.ts'
import { importsWords } from '../words.ts'

type Shown = Wire<Preview>['rows'][number]

/** What the mapping makes of the file, before anything is kept. */
export function FirstRows({ opened }: { opened: OpenedImport }) {
  const words = useWords(importsWords)
  const rows = useQuery(previewQuery(opened))
  return (
    <section className="import-step" aria-label={words.firstRows}>
      <Heading>{words.firstRows}</Heading>
      <p className="meta">{words.firstRowsLine}</p>
      <Loaded query={rows} shape="table">
        {(all) => <Rows rows={all} opened={opened} />}
      </Loaded>
    </section>
  )
}

function Rows({ rows, opened }: { rows: readonly Shown[]; opened: OpenedImport }) {
  const place = useRowPlace(opened)
  const words = useWords(importsWords)
  const columns: Column<Shown>[] = [
    { id: 'said', head: words.said, cell: (row) => <Said row={row} place={place(row)} /> },
    { id: 'who', head: words.who, small: 'hidden', cell: (row) => <Who row={row} /> },
    { id: 'when', head: words.when, small: 'hidden', cell: (row) => <When row={row} /> },
  ]
  return <Table label={words.firstRows} columns={columns} rows={rows} keyOf={({ nth }) => String(nth)} />
}

function Who({ row: { post } }: { row: Shown }) {
  const words = useWords(importsWords)
  return post && <bdi className="wrap-anywhere">{post.author_name || post.author_handle || words.somebody}</bdi>
}

function When({ row: { post } }: { row: Shown }) {
  const words = useWords(importsWords)
  if (!post) return null
  return post.undated ? <span className="meta">{words.undatedHere}</span> : <WrittenTime at={post.posted_at} />
}

/** In full, since it is here that a person sees whether day and month were read the right way round. */
function WrittenTime({ at }: { at: string }) {
  const format = useFormat()
  const { locale, time_zone } = useWhere()
  const written = useMemo(
    () => new Intl.DateTimeFormat(locale, { timeZone: time_zone, dateStyle: 'medium', timeStyle: 'short' }),
    [locale, time_zone],
  )
  return (
    <time dateTime={at} title={format.exact(at)}>
      {written.format(new Date(at))}
    </time>
  )
}

function Said({ row, place }: { row: Shown; place: string }) {
  const { post, wrong, cells } = row
  const words = useWords(importsWords)
  if (!post)
    return (
      <>
        <span className="import-text ink-2">{cells.filter(Boolean).join(' · ')}</span>
        <span className="wrong">
          {place}
          {wrong?.column && `, ${wrong.column}`}: {wrong?.sentence}
        </span>
      </>
    )
  return (
    <>
      <span className="import-text">
        <NetworkMark network={post.network} /> {post.ours && <Badge>{words.ours}</Badge>}
        {post.title && (
          <bdi>
            <b>{post.title}</b>{' '}
          </bdi>
        )}
        <bdi>{post.text}</bdi>
      </span>
      <span className="meta only-small">
        <Who row={row} />, <When row={row} />
      </span>
    </>
  )
}
