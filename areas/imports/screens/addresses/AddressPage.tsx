/** One address: how it goes, and what it brought, hour by hour. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useNetworkName } from '#areas/channels/screens/network-names.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { paths } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { NextPage } from '#web/ui/NextPage.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import '../imports.css'
import { lotsQuery, type ShownLot, type ShownPlainDoor, useImportsLive } from '../queries.ts'
import { importsWords } from '../words.ts'
import { Lots } from './Lots.tsx'
import { addressWords } from './words.ts'

export function AddressPage() {
  const shell = useShellWords()
  const imports = useWords(importsWords)
  const navigate = useNavigate()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  useImportsLive()
  return (
    <>
      <PageHead title={`${shell.channels}: ${imports.title}`} onBack={() => void navigate({ to: paths.imports() })} />
      <div className="scroll ledger">
        <Address id={id} />
      </div>
    </>
  )
}

function Address({ id }: { id: string }) {
  const words = useWords(addressWords)
  const query = useInfiniteQuery(lotsQuery(id))
  const { data } = query
  if (query.isError && !data)
    return <ErrorState error={query.error} title={words.failed} onRetry={() => void query.refetch()} />
  const door = data?.pages.at(-1)?.door
  if (!data || !door) return <Skeleton shape="lines" />
  const lots = data.pages.flatMap((page) => page.lots)
  return (
    <>
      <Head door={door} />
      <section className="import-step" aria-label={words.lots}>
        <Heading>{words.lots}</Heading>
        <Brought door={door} lots={lots} more={query.hasNextPage} />
        <NextPage query={query}>{words.older}</NextPage>
      </section>
    </>
  )
}

interface BroughtProps {
  door: ShownPlainDoor
  lots: readonly ShownLot[]
  more: boolean
}

function Brought({ door, lots, more }: BroughtProps) {
  const words = useWords(addressWords)
  const format = useFormat()
  const earlier = more ? 0 : door.brought
  return (
    <>
      {lots.length > 0 ? (
        <>
          <p className="meta">{words.lotsLine}</p>
          <Lots door={door} lots={lots} />
        </>
      ) : (
        earlier <= 0 && (
          <EmptyState icon="upload" title={words.noneYet}>
            {words.noneYetLine}
          </EmptyState>
        )
      )}
      {earlier > 0 && <p className="meta">{words.earlier(earlier, format.number(earlier))}</p>}
    </>
  )
}

function Head({ door: { name, network, opens, called_at, closed_at } }: { door: ShownPlainDoor }) {
  const words = useWords(addressWords)
  const imports = useWords(importsWords)
  const format = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  const networkName = useNetworkName()
  const called = called_at ? imports.lastCalled(format.relative(called_at, now)) : imports.neverCalled
  return (
    <div className="import-step">
      <button type="button" className="link start not-small" onClick={() => void navigate({ to: paths.imports() })}>
        {words.all}
      </button>
      <div>
        <p className="lead wrap-anywhere">
          <bdi>{name}</bdi>
        </p>
        <p className="meta">
          <bdi>{networkName(network)}</bdi> · {called}
        </p>
        <p className="meta">{closed_at ? words.closed(format.relative(closed_at, now)) : words.opens[opens]}</p>
      </div>
    </div>
  )
}
