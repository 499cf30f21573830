/** How the installation is: a sentence with the answer, each part in the server's own words, what is parked and why. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { StatusPart } from '#platform/status-api.ts'
import type { Wire } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useLive } from '#web/live.ts'
import { useNow } from '#web/now.ts'
import { soon } from '#web/soon.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { Health, type HealthProps } from '#web/ui/Health.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { SidePane } from '#web/ui/SidePane.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { figureName, figureText } from './figures.ts'
import { Installation } from './Installation.tsx'
import { leadWords } from './lead-words.ts'
import { Parked } from './Parked.tsx'
import { type ShownStatus, statusQuery, wantingIn } from './query.ts'
import { statusWords } from './words.ts'

const GATHER_MS = 1_000

const SIGNS: Record<StatusPart['state'], HealthProps['state']> = { well: 'well', late: 'soon', down: 'broken' }

export function StatusPage() {
  const shell = useShellWords()
  const words = useWords(statusWords)
  const queries = useQueryClient()
  const status = useQuery(statusQuery)
  useLive(['platform.', 'channels.channel_changed', 'channels.channel_connected'], () =>
    soon('status', GATHER_MS, () => void queries.invalidateQueries({ queryKey: statusQuery.queryKey })),
  )
  return (
    <>
      <PageHead title={shell.status} />
      <Panes layout="work-side" show="work">
        <Pane name="work" label={shell.status}>
          <div className="pane-body ledger">
            <Loaded query={status} shape="table" failed={words.failed}>
              {(said) => <Said status={said} />}
            </Loaded>
          </div>
        </Pane>
        <SidePane label={words.machine}>
          <Installation status={status.data} failed={status.isError && !status.data} />
        </SidePane>
      </Panes>
    </>
  )
}

function Said({ status }: { status: ShownStatus }) {
  const words = useWords(statusWords)
  const lead = useWords(leadWords)
  const wanting = wantingIn(status)
  return (
    <>
      <div>
        <p className="lead">{lead.lead[status.state]}</p>
        {wanting && <p className="meta">{lead.parts(wanting)}</p>}
      </div>
      <Parked parked={status.parked} />
      <section aria-label={words.parts}>
        <Heading count={status.parts.length}>{words.parts}</Heading>
        <ul className="plain-rows status-parts">
          {status.parts.map((part) => (
            <Part key={part.name} part={part} />
          ))}
        </ul>
      </section>
    </>
  )
}

function Part({ part }: { part: Wire<StatusPart> }) {
  const words = useWords(statusWords)
  const format = useFormat()
  const now = useNow()
  const said = { ...format, instant: (at: string) => format.short(at, now) }
  const figures = Object.entries(part.figures).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return (
    <li>
      <div className="grow">
        <h3>{part.name}</h3>
        <p className="ink-2">{part.says}</p>
        {figures.length > 0 && (
          <dl className="figures">
            {figures.map(([name, value]) => (
              <div key={name}>
                <dt>{figureName(name, words.figures)}</dt>
                <dd>{figureText(name, value, said)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <Health state={SIGNS[part.state]}>{words.states[part.state]}</Health>
    </li>
  )
}
