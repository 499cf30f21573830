/** Versions, copies, the last backup, and what programs read: beside the parts. */
import { useState } from 'react'
import { readMetricsToken } from '#platform/status-api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { ShownOnce } from '#web/ui/ShownOnce.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import type { ShownStatus } from './query.ts'
import { statusWords } from './words.ts'

export interface InstallationProps {
  status: ShownStatus | undefined
  /** It did not come, which is said beside; there is nothing to wait for. */
  failed: boolean
}

export function Installation({ status, failed }: InstallationProps) {
  return (
    <>
      {!failed && <Machine status={status} />}
      <Programs />
    </>
  )
}

function Machine({ status }: Pick<InstallationProps, 'status'>) {
  const words = useWords(statusWords)
  return (
    <>
      <section>
        <h3>{words.machine}</h3>
        {status ? (
          <dl className="facts">
            <dt>{words.version}</dt>
            <dd>{status.version}</dd>
            <dt>{words.backedUp}</dt>
            <dd>{status.backed_up_at ? <Time at={status.backed_up_at} /> : words.never}</dd>
          </dl>
        ) : (
          <Skeleton shape="lines" />
        )}
      </section>
      <section>
        <h3>{words.copies}</h3>
        {status ? <Copies copies={status.copies} /> : <Skeleton shape="lines" />}
      </section>
    </>
  )
}

function Programs() {
  const words = useWords(statusWords)
  return (
    <section className="part">
      <h3>{words.programs}</h3>
      <div>
        <a href="/api/openapi.json" target="_blank" rel="noreferrer">
          {words.openApi}
        </a>
        <p className="meta">{words.openApiLine}</p>
      </div>
      <MetricsToken />
    </section>
  )
}

function Copies({ copies }: Pick<ShownStatus, 'copies'>) {
  const words = useWords(statusWords)
  if (copies.length === 0) return <p className="meta">{words.noCopies}</p>
  return (
    <ul className="plain-rows">
      {copies.map((copy) => (
        <li key={copy.id}>
          <div className="grow">
            <bdi className="wrap-anywhere">{copy.host}</bdi>
            <p className="meta">
              {words.process(String(copy.process_id))}, {words.copyLine(copy.version)}
            </p>
            <p className="meta">
              {words.started} <Time at={copy.started_at} />, {words.seen} <Time at={copy.seen_at} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Asked for when somebody wants to see it, and forgotten with the page. */
function MetricsToken() {
  const words = useWords(statusWords)
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  const [token, setToken] = useState<string | null>(null)
  const { doing, run } = useDoing()
  const show = () =>
    run({
      key: 'token',
      ask: () => call(readMetricsToken, {}),
      done: (answer) => {
        setToken(answer.token)
        return undefined
      },
    })
  return (
    <div>
      {words.metrics}
      <p className="meta">{words.metricsLine}</p>
      {token ? (
        <ShownOnce label={words.token} text={token} />
      ) : (
        <Button size="small" busy={doing !== null} disabledReason={forbidden} onClick={show}>
          {words.showToken}
        </Button>
      )}
    </div>
  )
}
