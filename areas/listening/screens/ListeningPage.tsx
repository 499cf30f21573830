/** What we listen for: the names on the left; one of them, with what was heard of it, on the right. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useLive } from '#web/live.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { ListeningViews } from './analysis/Views.tsx'
import { MonitorHead } from './MonitorHead.tsx'
import { MonitorList } from './MonitorList.tsx'
import { OpenedMonitor } from './OpenedMonitor.tsx'
import { MONITORS, monitorsQuery } from './queries.ts'
import { RemovedMonitors } from './RemovedMonitors.tsx'
import { listeningWords } from './words.ts'

export function ListeningPage() {
  const words = useWords(listeningWords)
  const shell = useShellWords()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { id: asked = null } = useParams({ strict: false }) as { id?: string }
  const monitors = useQuery(monitorsQuery)
  // Of one alone nothing is left to choose.
  const id = asked ?? (monitors.data?.length === 1 ? (monitors.data[0]?.id ?? null) : null)
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  useLive(['listening.monitor_changed'], () => void queries.invalidateQueries({ queryKey: MONITORS }))
  // Who only reads is not offered what they would be refused; an opened monitor says who changes it.
  const add = (kind: 'primary' | 'secondary') =>
    forbidden === null && (
      <Button
        kind={kind}
        icon="plus"
        onClick={() => void navigate({ to: paths.monitor('new') })}
        {...(kind === 'primary' && { className: 'head-act', 'aria-label': words.add })}
      >
        {words.add}
      </Button>
    )
  const opened = id && <MonitorHead id={id} forbidden={forbidden} />
  return (
    <>
      <PageHead title={shell.listening} beside={<ListeningViews />} action={add('primary')} />
      <Panes layout="list-work" show={asked ? 'work' : 'list'}>
        <Pane name="list" label={words.names}>
          <div className="pane-body">
            <div className="only-small list-views">
              <ListeningViews />
            </div>
            <Loaded
              query={monitors}
              shape="rows"
              failed={words.monitorFailed}
              isEmpty={(all) => all.length === 0}
              empty={
                <div className="p-4">
                  <EmptyState icon="ear" title={words.first} acts={add('secondary')}>
                    {forbidden ?? words.firstLine}
                  </EmptyState>
                </div>
              }
            >
              {(all) => <MonitorList monitors={all} opened={id} />}
            </Loaded>
            <RemovedMonitors forbidden={forbidden} />
          </div>
        </Pane>
        <Pane
          name="work"
          label={id ? words.names : words.chooseName}
          {...(opened && { head: opened, onBack: () => void navigate({ to: paths.listening() }) })}
        >
          <OpenedMonitor id={id} forbidden={forbidden} />
        </Pane>
      </Panes>
    </>
  )
}
