import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { administrationApi as api } from '#areas/administration/api.ts'
import { CallError, call, type Wire } from '#web/call.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Time } from '#web/ui/Time.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { sessionsQuery } from '../queries.ts'
import { browserName } from './browser-name.ts'
import { accountWords } from './words.ts'

type SessionHere = Wire<z.output<typeof api.sessions.output>['sessions'][number]>

export function Sessions() {
  const words = useWords(accountWords)
  const sessions = useQuery(sessionsQuery)
  return (
    <Loaded query={sessions} shape="rows" failed={words.sessionsFailed}>
      {(all) => (
        <>
          <ul className="who-list">
            {all.map((session) => (
              <One key={session.id} session={session} />
            ))}
          </ul>
          <Others sessions={all.filter((session) => !session.current)} />
        </>
      )}
    </Loaded>
  )
}

function Others({ sessions }: { sessions: readonly SessionHere[] }) {
  const words = useWords(accountWords)
  const end = useEnd()
  if (sessions.length === 0) return <p className="meta">{words.alone}</p>
  if (sessions.length === 1) return null
  return (
    <div>
      <Button onClick={() => void end(sessions, words.endedOthers)}>{words.endOthers}</Button>
    </div>
  )
}

/** Those that are said; what went wrong with one of them is said instead. */
function useEnd() {
  const queries = useQueryClient()
  return async (sessions: readonly SessionHere[], done: string) => {
    try {
      await Promise.all(sessions.map(({ id }) => call(api.endSession, { id })))
      say({ text: done })
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      say({ kind: 'failed', text: caught.message })
    }
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  }
}

function One({ session }: { session: SessionHere }) {
  const words = useWords(accountWords)
  const end = useEnd()
  const { browser, system } = browserName(session.agent)
  const name = browser && system ? words.browserOn(browser, system) : (browser ?? system ?? words.unknownBrowser)
  return (
    <li>
      <Icon name="screen" />
      <span className="grow" title={session.agent}>
        <span className="block">{name}</span>
        <span className="meta block">
          {session.current ? (
            words.now
          ) : (
            <>
              {words.seen} <Time at={session.seen_at} />
            </>
          )}
        </span>
      </span>
      {session.current ? (
        <Badge>{words.here}</Badge>
      ) : (
        <Button size="small" aria-label={words.endOf(name)} onClick={() => void end([session], words.ended)}>
          {words.end}
        </Button>
      )}
    </li>
  )
}
