/** Addresses to which programs bring posts: how each goes, and what can be done with it. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { paths } from '#web/paths.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { doorsQuery, IMPORTS, type ShownDoor } from '../queries.ts'
import { importsWords } from '../words.ts'
import { addressWords } from './words.ts'

const MakeAddress = lazy(async () => ({ default: (await import('./MakeAddress.tsx')).MakeAddress }))
const ShowAddress = lazy(async () => ({ default: (await import('./ShowAddress.tsx')).ShowAddress }))

export function Addresses() {
  const words = useWords(importsWords)
  const doors = useQuery(doorsQuery)
  const [makes, setMakes] = useState(false)
  return (
    <section className="part" aria-label={words.addresses}>
      <Heading
        beside={
          <Button size="small" icon="plus" onClick={() => setMakes(true)}>
            {words.makeAddress}
          </Button>
        }
      >
        {words.addresses}
      </Heading>
      <p className="meta">{words.addressesLine}</p>
      <Loaded
        query={doors}
        shape="table"
        isEmpty={(all) => all.length === 0}
        empty={<p className="meta">{words.noAddresses}</p>}
      >
        {(all) => <Doors doors={all} />}
      </Loaded>
      <Suspense fallback={null}>{makes && <MakeAddress onClose={() => setMakes(false)} />}</Suspense>
    </section>
  )
}

function Doors({ doors }: { doors: readonly ShownDoor[] }) {
  const words = useWords(importsWords)
  const format = useFormat()
  const now = useNow()
  const ofAddress = useWords(addressWords)
  const navigate = useNavigate()
  const open = (id: string) => void navigate({ to: paths.importAddress(id) })
  const columns: Column<ShownDoor>[] = [
    {
      id: 'name',
      head: words.addressName,
      cell: ({ id, name, network, called_at, closed_at }) => (
        <>
          <NetworkMark network={network} silent />{' '}
          <button type="button" className="link start wrap-anywhere" onClick={() => open(id)}>
            <bdi>{name}</bdi>
          </button>
          <span className="meta block">
            {called_at ? words.lastCalled(format.relative(called_at, now)) : words.neverCalled}{' '}
            {closed_at && <Badge>{words.isClosed}</Badge>}
          </span>
        </>
      ),
    },
    {
      id: 'brought',
      head: words.broughtMany,
      align: 'end',
      cell: ({ brought, brought_in_lots, taken_back }) => (
        <>
          {format.number(brought + brought_in_lots)}
          {taken_back > 0 && (
            <span className="meta block">{ofAddress.takenBack(taken_back, format.number(taken_back))}</span>
          )}
        </>
      ),
    },
    {
      id: 'refused',
      head: words.refusedMany,
      align: 'end',
      small: 'hidden',
      cell: ({ refused }) => format.number(refused),
    },
    {
      id: 'act',
      head: <span className="sr">{words.more('')}</span>,
      align: 'end',
      cell: (door) => (door.closed_at ? null : <DoorActs door={door} />),
    },
  ]
  return (
    <Table label={words.addresses} columns={columns} rows={doors} keyOf={({ id }) => id} onRow={({ id }) => open(id)} />
  )
}

function DoorActs({ door: { id, name } }: { door: ShownDoor }) {
  const words = useWords(importsWords)
  const [asks, setAsks] = useState<'renew' | 'close' | null>(null)
  const [address, setAddress] = useState<string | null>(null)
  const { doing, run } = useDoing(IMPORTS)
  const renew = () =>
    run({
      key: 'renew',
      ask: async () => {
        setAddress((await call(api.renewDoor, { id })).address)
        setAsks(null)
      },
    })
  const close = () =>
    run({ key: 'close', ask: () => call(api.closeDoor, { id }), done: () => ({ text: words.closed }) })
  const isRenewal = asks === 'renew'
  return (
    <span className="row-acts">
      <Menu
        trigger={<IconButton size="small" kind="quiet" icon="more" label={words.more(name)} />}
        entries={[
          { label: words.renew, icon: 'lock', run: () => setAsks('renew') },
          'rule',
          { label: words.close, icon: 'trash', red: true, run: () => setAsks('close') },
        ]}
      />
      <Dialog
        open={asks !== null}
        onClose={() => setAsks(null)}
        title={isRenewal ? words.renewTitle : words.closeTitle}
        acts={
          <>
            <Button onClick={() => setAsks(null)}>{words.cancel}</Button>
            <Button kind="danger-full" busy={doing !== null} onClick={isRenewal ? renew : close}>
              {isRenewal ? words.renew : words.close}
            </Button>
          </>
        }
      >
        <p className="ink-2">{isRenewal ? words.renewLine : words.closeLine}</p>
      </Dialog>
      <Suspense fallback={null}>
        {address && <ShowAddress address={address} onClose={() => setAddress(null)} />}
      </Suspense>
    </span>
  )
}
