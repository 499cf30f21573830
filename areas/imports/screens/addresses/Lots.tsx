/** What an address brought, hour by hour, and what can be done with each: by the same table by which the server refuses. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#web/ui/Menu.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { FILE_KEPT_DAYS, IMPORT_MAY } from '../../schema.ts'
import { TakeBack } from '../file/Acts.tsx'
import { ImportHealth } from '../ImportHealth.tsx'
import { IMPORTS, type ShownLot, type ShownPlainDoor } from '../queries.ts'
import { importsWords } from '../words.ts'
import { addressWords } from './words.ts'

interface LotsProps {
  door: ShownPlainDoor
  /** The newest first. */
  lots: readonly ShownLot[]
}

interface Taking {
  lot: ShownLot
  what: 'one' | 'since'
}

const hereOf = ({ counts }: ShownLot) => (counts ? counts.new - (counts.taken_back ?? 0) : 0)

export function Lots({ door, lots }: LotsProps) {
  const words = useWords(addressWords)
  const format = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  const [takes, setTakes] = useState<Taking | null>(null)
  const open = (id: string) => void navigate({ to: paths.import(id) })
  const columns: Column<ShownLot>[] = [
    {
      id: 'from',
      head: words.came,
      cell: ({ id, created_at }) => (
        <button type="button" className="link start" title={format.exact(created_at)} onClick={() => open(id)}>
          {format.short(created_at, now)}
        </button>
      ),
    },
    { id: 'state', head: words.state, cell: (lot) => <ImportHealth of={lot} /> },
    { id: 'posts', head: words.posts, align: 'end', cell: (lot) => format.number(hereOf(lot)) },
    {
      ...{ id: 'known', head: words.known, align: 'end', small: 'hidden' },
      cell: ({ counts }) => format.number(counts?.known ?? 0),
    },
    {
      ...{ id: 'refused', head: words.refused, align: 'end' },
      cell: ({ counts }) => format.number(counts?.refused ?? 0),
    },
    {
      ...{ id: 'act', head: <span className="sr">{words.more('')}</span>, align: 'end' },
      cell: (lot) => <LotActs door={door} lot={lot} onTake={(what) => setTakes({ lot, what })} />,
    },
  ]
  return (
    <>
      <Table label={words.lots} columns={columns} rows={lots} keyOf={({ id }) => id} onRow={({ id }) => open(id)} />
      {takes?.what === 'one' && <TakeBack opened={takes.lot} open onClose={() => setTakes(null)} />}
      {takes?.what === 'since' && (
        <TakeSince door={door} lots={lots} since={takes.lot} onClose={() => setTakes(null)} />
      )}
    </>
  )
}

interface LotActsProps {
  door: ShownPlainDoor
  lot: ShownLot
  onTake: (what: Taking['what']) => void
}

function LotActs({ door, lot: { id, state, created_at, file_until }, onTake }: LotActsProps) {
  const words = useWords(addressWords)
  const imports = useWords(importsWords)
  const format = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  const { run } = useDoing(IMPORTS)
  const may = IMPORT_MAY[state]
  const bring = () => run({ key: 'bring', ask: () => call(api.bringBack, { id }) })
  const bringSince = () =>
    run({
      key: 'bring-since',
      ask: () => call(api.bringLotsBack, { id: door.id, since: id }),
      done: ({ lots }) => ({ text: lots === 0 ? words.nothingKept : words.bringingSince(lots) }),
    })
  const gone = file_until ? null : words.ofLot.fileGone
  const entries: MenuEntry[] = [
    { label: words.open, icon: 'inbox', run: () => void navigate({ to: paths.import(id) }) },
  ]
  if (may.take_back)
    entries.push(
      'rule',
      { label: words.ofLot.takeBack, icon: 'undo', red: true, run: () => onTake('one') },
      { label: words.takeSince, icon: 'undo', red: true, run: () => onTake('since') },
    )
  if (may.bring_back)
    entries.push(
      'rule',
      { label: imports.bringBack, icon: 'undo', disabledReason: gone, run: bring },
      { label: words.bringSince, icon: 'undo', run: bringSince },
    )
  const label = words.more(format.short(created_at, now))
  return (
    <span className="row-acts">
      <Menu trigger={<IconButton size="small" kind="quiet" icon="more" label={label} />} entries={entries} />
    </span>
  )
}

function TakeSince({ door, lots, since, onClose }: LotsProps & { since: ShownLot; onClose: () => void }) {
  const words = useWords(addressWords)
  const imports = useWords(importsWords)
  const format = useFormat()
  const now = useNow()
  const { doing, run } = useDoing(IMPORTS)
  const taken = lots.filter(({ id, state }) => id >= since.id && IMPORT_MAY[state].take_back)
  const many = taken.reduce((sum, lot) => sum + hereOf(lot), 0)
  const until = new Date(now.getTime() + FILE_KEPT_DAYS * 86_400_000)
  const take = () =>
    run({
      key: 'take',
      ask: () => call(api.takeLotsBack, { id: door.id, since: since.id }),
      done: (answer) => {
        onClose()
        return { text: words.takingSince(answer.lots) }
      },
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.takeSinceTitle}
      acts={
        <>
          <Button onClick={onClose}>{imports.cancel}</Button>
          <Button kind="danger-full" busy={doing !== null} onClick={take}>
            {imports.takeBackNow}
          </Button>
        </>
      }
    >
      <p>{words.takeSinceLine(many, format.number(many), format.exact(since.created_at))}</p>
      <p className="ink-2">{imports.takeBackLine}</p>
      <p className="ink-2">
        {taken.every(({ file_until }) => file_until) ? words.ofLot.undoUntil(format.day(until)) : words.ofLot.noUndo}
      </p>
    </Dialog>
  )
}
