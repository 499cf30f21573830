import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMay, useSession } from '#web/session.ts'
import { firstView, hrefOf, type Place, readPlace } from './place.ts'
import { countsQuery } from './queries.ts'

/** Where the address leads; null while it is not known yet which list has something in it. It is then said in the address. */
export function usePlace(): Place | null {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const params: Record<string, string | undefined> = useParams({ strict: false })
  const navigate = useNavigate()
  const { teams } = useSession()
  const reads = useMay('read')
  const counts = useQuery(countsQuery)
  const asked = readPlace(search, params['id'])
  const place = placed()
  const href = place && asked.view === null ? hrefOf(place) : null
  useEffect(() => {
    if (href) void navigate({ href, replace: true })
  }, [href, navigate])
  return place

  function placed(): Place | null {
    const { view, ...rest } = asked
    // To whom all others are closed, every list is what is theirs.
    if (!reads) return { ...rest, view: 'mine', team_id: null }
    if (view !== null) return { view, ...rest }
    // What is finished has no figures; and without figures the list itself says what is wrong.
    if (asked.state !== 'open') return { ...rest, view: 'all' }
    if (!counts.data && counts.failureCount > 0) return { ...rest, view: 'mine' }
    const mine = teams.map(({ id }) => id)
    return counts.data ? { ...rest, ...firstView(counts.data, mine) } : null
  }
}
