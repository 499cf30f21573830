import { useQuery } from '@tanstack/react-query'
import { listChannels } from '#areas/channels/api.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { useMay, useSession } from '#web/session.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { useWords } from '#web/words.ts'
import { useNames } from './people.ts'
import { hrefOf, type Place } from './place.ts'
import { countsQuery } from './queries.ts'
import { inboxWords } from './words.ts'

/** An empty list says that this is good, and where something waits; the first time, what will be here and how. */
export function EmptyList({ place }: { place: Place }) {
  const isFirst = useIsFirstUse()
  return <div className="state-page">{isFirst ? <FirstUse /> : <Empty place={place} />}</div>
}

/** No account is connected and nothing is open: this workspace has only just begun. */
function useIsFirstUse(): boolean {
  const counts = useQuery(countsQuery).data
  const channels = useQuery(channelsQuery).data
  const open = counts ? counts.nobody + Object.values(counts.teams).reduce((sum, many) => sum + many, 0) : 1
  return open === 0 && channels?.channels.length === 0
}

export const channelsQuery = {
  // Not the key of channels' own query: that one holds the list alone.
  queryKey: ['channels', 'list', 'answer'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(listChannels, {}, { signal }),
  staleTime: 60_000,
}

function FirstUse() {
  const words = useWords(inboxWords)
  const administers = useMay('administer')
  return (
    <EmptyState
      icon="inbox"
      title={words.firstTitle}
      acts={
        administers && (
          <LinkButton to={paths.channels()} kind="primary">
            {words.firstChannel}
          </LinkButton>
        )
      }
    >
      {words.firstLine}
    </EmptyState>
  )
}

function Empty({ place }: { place: Place }) {
  const words = useWords(inboxWords)
  const names = useNames()
  const reads = useMay('read')
  const [title, line] = wordsOf(place, names.team(place.team_id) ?? words.teams, words)
  return (
    <EmptyState
      title={title}
      acts={(place.state === 'open' || place.state === 'urgent') && <Elsewhere place={place} />}
    >
      {reads ? line : words.emptyGivenLine}
    </EmptyState>
  )
}

function wordsOf({ view, state }: Place, team: string, words: typeof inboxWords.en): [string, string] {
  if (state === 'answered') return [words.emptyAnswered, words.emptyAnsweredLine]
  if (state === 'closed') return [words.emptyClosed, words.emptyClosedLine]
  if (state === 'spam') return [words.emptySpam, words.emptySpamLine]
  if (state === 'urgent') return [words.emptyUrgent, words.emptyUrgentLine]
  if (view === 'mine') return [words.emptyMine, words.emptyMineLine]
  if (view === 'nobody') return [words.emptyNobody, words.emptyNobodyLine]
  if (view === 'team') return [words.emptyTeam(team), words.emptyTeamLine]
  return [words.emptyAll, words.emptyAllLine]
}

/** Where something waits instead. */
function Elsewhere({ place }: { place: Place }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  const counts = useQuery(countsQuery).data
  const teams = useSession().teams.filter((team) => team.id !== place.team_id && (counts?.teams[team.id] ?? 0) > 0)
  const elsewhere = Object.values(counts?.teams ?? {}).reduce((sum, open) => sum + open, 0)
  const at = { ...place, state: 'open' as const, id: null, pane: null, team_id: null }
  return (
    <>
      {teams.map((team) => (
        <LinkButton key={team.id} to={hrefOf({ ...at, view: 'team', team_id: team.id })} size="small">
          {words.seeTeam(format.number(counts?.teams[team.id] ?? 0), team.name)}
        </LinkButton>
      ))}
      {place.view !== 'nobody' && (counts?.nobody ?? 0) > 0 && (
        <LinkButton to={hrefOf({ ...at, view: 'nobody' })} size="small">
          {words.seeNobody(format.number(counts?.nobody ?? 0))}
        </LinkButton>
      )}
      {(place.view !== 'all' || place.state === 'urgent') && elsewhere > 0 && (
        <LinkButton to={hrefOf({ ...at, view: 'all' })} size="small">
          {words.seeAll}
        </LinkButton>
      )}
    </>
  )
}
