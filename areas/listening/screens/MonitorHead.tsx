import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { paths } from '#web/paths.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { useWords } from '#web/words.ts'
import { listeningApi } from '../api.ts'
import { MONITORS, type MonitorShown, monitorsQuery } from './queries.ts'
import { listeningWords } from './words.ts'

/** Its name, and what can be done to all of it: pause, resume, remove with a way back. */
export function MonitorHead({ id, forbidden }: { id: string; forbidden: string | null }) {
  const words = useWords(listeningWords)
  const monitor = useQuery(monitorsQuery).data?.find((one) => one.id === id)
  if (!monitor) return <b className="cut">{id === 'new' ? words.newName : ''}</b>
  return (
    <>
      <b className="cut">
        <bdi>{monitor.name}</bdi>
      </b>
      {monitor.paused_at && <Badge icon="pause">{words.paused}</Badge>}
      <span className="grow" />
      <LinkButton to={paths.heard({ monitor: id })} size="small">
        {words.allMentions}
      </LinkButton>
      {forbidden === null && <Acts monitor={monitor} />}
    </>
  )
}

function Acts({ monitor }: { monitor: MonitorShown }) {
  const words = useWords(listeningWords)
  const navigate = useNavigate()
  const { doing, run } = useDoing(MONITORS)
  const { id, name } = monitor
  const pause = () => ask('pause', listeningApi.pauseMonitor, words.pausedNow(name))
  const resume = () => ask('pause', listeningApi.resumeMonitor, words.resumedNow(name))
  const ask = (key: string, deed: typeof listeningApi.pauseMonitor | typeof listeningApi.resumeMonitor, text: string) =>
    run({ key, ask: () => call(deed, { id }), done: () => ({ text }) })
  const restore = async () => {
    run({ key: 'restore', ask: () => call(listeningApi.restoreMonitor, { id }) })
    await navigate({ to: paths.monitor(id) })
  }
  const remove = () =>
    run({
      key: 'remove',
      ask: () => call(listeningApi.removeMonitor, { id }),
      done: () => {
        void navigate({ to: paths.listening() })
        return { text: words.removedNow(name), undo: restore }
      },
    })
  return (
    <>
      <Button size="small" busy={doing === 'pause'} onClick={monitor.paused_at ? resume : pause}>
        {monitor.paused_at ? words.resume : words.pause}
      </Button>
      <IconButton
        kind="quiet"
        size="small"
        icon="trash"
        label={words.delete}
        busy={doing === 'remove'}
        onClick={remove}
      />
    </>
  )
}
