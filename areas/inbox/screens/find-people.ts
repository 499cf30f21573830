import type { QueryClient } from '@tanstack/react-query'
import { call, type Wire } from '#web/call.ts'
import type { Command } from '#web/commands.ts'
import { lengthOf, shortInstant } from '#web/intl.ts'
import { isolate } from '#web/isolate.ts'
import { asWritten, withRegion } from '#web/locale.ts'
import { sessionQuery } from '#web/session.ts'
import { networkOf } from '#web/ui/network-marks.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { type FoundConversation, inboxApi } from '../api.ts'
import { isOurs, listedAt } from '../schema.ts'
import { teamsQuery } from './people.ts'
import { hrefOf } from './place.ts'
import { waitsLine } from './waits.ts'
import { inboxWords } from './words.ts'

const PAUSE_MS = 180
const LEAST = 2

/** The palette's people outside, by their conversations. Asked when the typing rests; a newer word ends the older question. */
export async function findPeople(
  query: string,
  signal: AbortSignal,
  queries: QueryClient,
): Promise<readonly Command[]> {
  if ([...query].length < LEAST) return []
  await rest(signal)
  const words = wordsFor(inboxWords, navigator.language)
  const shell = wordsFor(shellWords, navigator.language)
  const [{ conversations }, teams, { person }] = await Promise.all([
    call(inboxApi.find, { query }, { signal }),
    queries.ensureQueryData(teamsQuery).catch(() => []),
    queries.ensureQueryData(sessionQuery),
  ])
  const where = asWritten(withRegion(person, navigator.languages))
  const now = new Date()
  return conversations.map((row) => {
    const waited_ms = row.waiting_since ? now.getTime() - Date.parse(row.waiting_since) : 0
    const facts = [
      waitsLine(row, lengthOf(waited_ms, shell, where.locale), words)?.text,
      teams.find(({ id }) => id === row.team_id)?.name,
      shortInstant(listedAt(row), now, where),
    ]
    return {
      id: row.id,
      label: row.who?.name || row.who?.handle || words.somebody,
      note: whose(row, words.us) + row.snippet,
      facts: facts.filter(Boolean).join(' · '),
      also: `${row.who?.handle ?? ''} ${row.snippet}`,
      group: words.found,
      network: networkOf(row.network),
      to: hrefOf({ view: 'all', team_id: null, state: row.state, id: row.id, pane: null }),
    }
  })
}

const whose = (row: Wire<FoundConversation>, us: string) =>
  isOurs(row) ? `${us}: ` : row.said_by ? `${isolate(row.said_by)}: ` : ''

const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((done, stopped) => {
    const timer = setTimeout(done, PAUSE_MS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stopped(signal.reason)
    })
  })
