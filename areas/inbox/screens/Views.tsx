import { useQuery } from '@tanstack/react-query'
import { useFormat } from '#web/format.ts'
import { useMay, useSession } from '#web/session.ts'
import { SegmentedLinks } from '#web/ui/SegmentedLinks.tsx'
import { useWords } from '#web/words.ts'
import { useNames } from './people.ts'
import { hrefOf, type Place } from './place.ts'
import { countsQuery } from './queries.ts'
import { inboxWords } from './words.ts'

/** Whose conversations: mine, my teams', nobody's, all; with how many of them are open. Who only takes part has their own. */
export function Views({ place }: { place: Place }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  const names = useNames()
  const { teams } = useSession()
  const reads = useMay('read')
  const counts = useQuery(countsQuery).data
  const shown =
    place.team_id && !teams.some((team) => team.id === place.team_id)
      ? [{ id: place.team_id, name: names.team(place.team_id) ?? '…' }, ...teams]
      : teams
  const at = { ...place, id: null, pane: null, team_id: null }
  const figure = (count: number | undefined) => (count ? { count: format.compact(count) } : {})
  const mine = {
    label: words.mine,
    href: hrefOf({ ...at, view: 'mine' }),
    on: place.view === 'mine',
    ...figure(counts?.mine),
  }
  const others = [
    ...shown.map((team) => ({
      label: team.name,
      href: hrefOf({ ...at, view: 'team', team_id: team.id }),
      on: place.view === 'team' && place.team_id === team.id,
      ...figure(counts?.teams[team.id]),
    })),
    {
      label: words.nobodys,
      href: hrefOf({ ...at, view: 'nobody' }),
      on: place.view === 'nobody',
      ...figure(counts?.nobody),
    },
    { label: words.all, href: hrefOf({ ...at, view: 'all' }), on: place.view === 'all' },
  ]
  return <SegmentedLinks label={words.views} parts={reads ? [mine, ...others] : [mine]} />
}
