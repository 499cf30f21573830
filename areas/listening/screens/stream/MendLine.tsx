import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { useWords } from '#web/words.ts'
import { listeningApi } from '../../api.ts'
import { MONITORS, monitorsQuery } from '../queries.ts'
import { namedOf } from '../use-name.ts'
import { listeningWords } from '../words.ts'
import { MENDS, mendQuery } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

/** What most of the marked ones say, and hardly anything else: left out, they are not heard at all. */
export function MendLine({ id }: { id: string }) {
  const words = useWords(streamWords)
  const { onlyAdministrators } = useWords(listeningWords)
  const format = useFormat()
  const queries = useQueryClient()
  const forbidden = useMay('administer') ? null : onlyAdministrators
  const monitor = useQuery(monitorsQuery).data?.find((one) => one.id === id)
  const mend = useQuery(mendQuery(id)).data
  const { doing, run } = useDoing(MONITORS, MENDS)
  if (!mend || !monitor) return null
  const { phrase } = mend
  const change = (how: 'add' | 'take') => {
    // As it stands by now: somebody may have changed it since this line was drawn.
    const now = queries.getQueryData(monitorsQuery.queryKey)?.find((one) => one.id === id) ?? monitor
    const named = namedOf(now, '')
    const others = named.leave_out.filter((one) => one !== phrase)
    return call(listeningApi.changeMonitor, { id, ...named, leave_out: how === 'add' ? [...others, phrase] : others })
  }
  const undo = async () => {
    await change('take')
    await queries.invalidateQueries({ queryKey: MONITORS })
    return true
  }
  return (
    <p className="stream-mend">
      <span>{words.mend(format.number(mend.in_irrelevant), format.number(mend.irrelevant), phrase)}</span>
      {monitor.query === null ? (
        <Button
          size="small"
          busy={doing === 'leave-out'}
          disabledReason={forbidden}
          onClick={() =>
            run({ key: 'leave-out', ask: () => change('add'), done: () => ({ text: words.leftOut(phrase), undo }) })
          }
        >
          {words.leaveOut}
        </Button>
      ) : (
        <LinkButton to={paths.monitor(id)} size="small">
          {words.leaveOut}
        </LinkButton>
      )}
    </p>
  )
}
