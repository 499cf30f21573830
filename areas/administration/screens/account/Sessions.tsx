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
          {all.length <= 1 && <p className="meta">{words.alone}</p>}
        </>
      )}
    </Loaded>
  )
}

function One({ session }: { session: SessionHere }) {
  const words = useWords(accountWords)
  const queries = useQueryClient()
  const { browser, system } = browserName(session.agent)
  const name = browser && system ? words.browserOn(browser, system) : (browser ?? system ?? words.unknownBrowser)
  const end = async () => {
    try {
      await call(api.endSession, { id: session.id })
      say({ text: words.ended })
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      say({ kind: 'failed', text: caught.message })
    }
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  }
  return (
    <li>
      <Icon name="screen" />
      <span className="grow" title={session.agent}>
        <span className="block">{name}</span>
        <span className="meta block">
          {words.seen} <Time at={session.seen_at} />
        </span>
      </span>
      {session.current ? (
        <Badge>{words.here}</Badge>
      ) : (
        <Button size="small" aria-label={words.endOf(name)} onClick={() => void end()}>
          {words.end}
        </Button>
      )}
    </li>
  )
}
