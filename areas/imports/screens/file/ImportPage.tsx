/** One file, from how it is read to what came of it: all steps on one page, so that each can be gone back to. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Finding, Notice } from '#web/ui/Notice.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { type Counts, IMPORT_MAY } from '../../schema.ts'
import { addressWords } from '../addresses/words.ts'
import { ImportHealth } from '../ImportHealth.tsx'
import '../imports.css'
import { useOpenedWords } from '../opened-words.ts'
import { importQuery, type OpenedImport, useImportsLive } from '../queries.ts'
import { importsWords } from '../words.ts'
import { Acts } from './Acts.tsx'
import { BroughtPosts } from './BroughtPosts.tsx'
import { Columns } from './Columns.tsx'
import { FirstRows } from './FirstRows.tsx'
import { HowRead } from './HowRead.tsx'
import { Progress } from './Progress.tsx'
import { Report } from './Report.tsx'
import { TryIt } from './TryIt.tsx'
import { WhichOpen } from './WhichOpen.tsx'

export function ImportPage() {
  const words = useWords(importsWords)
  const shell = useShellWords()
  const navigate = useNavigate()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const opened = useQuery({ ...importQuery(id), enabled: AN_ID.test(id) })
  const door_id = opened.data?.door_id
  useImportsLive()
  return (
    <>
      <PageHead
        title={`${shell.channels}: ${words.title}`}
        onBack={() => void navigate({ to: door_id ? paths.importAddress(door_id) : paths.imports() })}
      />
      <div className="scroll ledger">
        {!AN_ID.test(id) || (!opened.data && isNotFound(opened.error)) ? (
          <NoSuch />
        ) : (
          <Loaded query={opened} shape="lines" failed={words.importFailed}>
            {(one) => <Opened opened={one} />}
          </Loaded>
        )}
      </div>
    </>
  )
}

/** What is none of these is asked of nobody. */
const AN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isNotFound = (error: unknown) => error instanceof CallError && error.status === 404

function NoSuch() {
  const words = useWords(importsWords)
  const navigate = useNavigate()
  return (
    <EmptyState
      icon="dashed"
      title={words.gone}
      acts={<Button onClick={() => void navigate({ to: paths.imports() })}>{words.back}</Button>}
    >
      {words.goneLine}
    </EmptyState>
  )
}

function Opened({ opened }: { opened: OpenedImport }) {
  const { state, problem, counts } = opened
  const words = useOpenedWords(opened)
  return (
    <>
      <Head opened={opened} />
      {state === 'undone' && <WayBack opened={opened} />}
      {problem && state === 'undone' && <Notice>{problem}</Notice>}
      {problem && state !== 'undone' && <Finding what={words.states[state]}>{problem}</Finding>}
      {state === 'uploading' && <Notice>{words.stillComing}</Notice>}
      <Progress opened={opened} />
      {counts && <Report opened={opened} counts={counts} />}
      {counts && hasPosts(counts) && <BroughtPosts opened={opened} />}
      {IMPORT_MAY[state].change && (
        <>
          <HowRead opened={opened} />
          <Columns opened={opened} />
          <FirstRows opened={opened} />
          <WhichOpen opened={opened} />
          <TryIt opened={opened} />
        </>
      )}
    </>
  )
}

function WayBack({ opened }: { opened: OpenedImport }) {
  const { file_until, counts } = opened
  const words = useOpenedWords(opened)
  const format = useFormat()
  if (!file_until) return <p className="meta">{words.fileGone}</p>
  return (
    <p className="meta">
      {words.bringBackUntil(format.day(file_until))} {counts?.unfinished && words.wasStopped}
    </p>
  )
}

/** What was taken back is nowhere to be read. */
const hasPosts = ({ new: all, taken_back = 0 }: Counts) => all > taken_back

function Head({ opened }: { opened: OpenedImport }) {
  const words = useOpenedWords(opened)
  const navigate = useNavigate()
  const { file_name, door_id } = opened
  const back = () => void navigate({ to: door_id ? paths.importAddress(door_id) : paths.imports() })
  return (
    <div className="import-step">
      <button type="button" className="link start not-small" onClick={back}>
        {words.back}
      </button>
      <div>
        <p className="lead wrap-anywhere">
          <bdi>{file_name}</bdi>
        </p>
        <p className="meta">
          <ImportHealth of={opened} /> · {door_id ? <Within opened={opened} /> : <Size opened={opened} />}
        </p>
      </div>
      <Acts opened={opened} />
    </div>
  )
}

function Within({ opened: { created_at } }: { opened: OpenedImport }) {
  const words = useWords(addressWords)
  const format = useFormat()
  return (
    <span title={format.exact(created_at)}>
      {words.within(`${format.day(created_at)}, ${format.clock(created_at)}`)}
    </span>
  )
}

function Size({ opened: { bytes, format: read } }: { opened: OpenedImport }) {
  const words = useWords(importsWords)
  const format = useFormat()
  const size =
    bytes < 100_000
      ? `${format.number(Math.ceil(bytes / 1000))} KB`
      : `${format.number(Math.round(bytes / 1e5) / 10)} MB`
  return (
    <>
      {size}
      {read && ` · ${words.columnsOf(read.columns.length)}`}
    </>
  )
}
