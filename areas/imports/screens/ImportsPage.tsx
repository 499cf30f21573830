/** Posts from elsewhere: the files that were brought, and the addresses to which programs bring them. A view of Channels. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChannelsViews } from '#areas/channels/screens/Views.tsx'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { Addresses } from './addresses/Addresses.tsx'
import { FileDrop } from './FileDrop.tsx'
import './imports.css'
import { ImportHealth } from './ImportHealth.tsx'
import { leadOf } from './lead.ts'
import { importsQuery, type ShownImport, useImportsLive } from './queries.ts'
import { importsWords } from './words.ts'

export function ImportsPage() {
  const shell = useShellWords()
  return (
    <>
      <PageHead title={shell.channels} beside={<ChannelsViews />} />
      <div className="scroll ledger">
        <div className="only-small">
          <ChannelsViews />
        </div>
        <Imports />
      </div>
    </>
  )
}

function Imports() {
  const words = useWords(importsWords)
  const imports = useQuery(importsQuery)
  useImportsLive()
  return (
    <>
      <FileDrop first={imports.data?.length === 0} />
      <Loaded query={imports} shape="table" failed={words.failed} isEmpty={(all) => all.length === 0} empty={null}>
        {(all) => <Files imports={all} />}
      </Loaded>
      <Addresses />
    </>
  )
}

function Files({ imports }: { imports: readonly ShownImport[] }) {
  const words = useWords(importsWords)
  const format = useFormat()
  const navigate = useNavigate()
  const open = (id: string) => void navigate({ to: paths.import(id) })
  const { lead, line } = leadOf(imports, words)
  const columns: Column<ShownImport>[] = [
    {
      id: 'file',
      head: words.file,
      cell: ({ id, file_name }) => (
        <button type="button" className="link start wrap-anywhere" onClick={() => open(id)}>
          <bdi>{file_name}</bdi>
        </button>
      ),
    },
    { id: 'state', head: words.state, cell: (one) => <ImportHealth of={one} /> },
    {
      id: 'posts',
      head: words.posts,
      align: 'end',
      cell: ({ counts }) => (counts ? format.number(counts.new - (counts.taken_back ?? 0)) : '–'),
    },
    {
      id: 'refused',
      head: words.refused,
      align: 'end',
      small: 'hidden',
      cell: ({ counts }) => (counts ? format.number(counts.refused) : '–'),
    },
    {
      id: 'at',
      head: words.brought,
      align: 'end',
      small: 'hidden',
      cell: ({ created_at }) => <Time at={created_at} as="list" />,
    },
  ]
  return (
    <section className="part" aria-label={words.title}>
      <div>
        <p className="lead">{lead}</p>
        <p className="meta">{line}</p>
      </div>
      <Table label={words.title} columns={columns} rows={imports} keyOf={({ id }) => id} onRow={({ id }) => open(id)} />
    </section>
  )
}
