/** Where somebody is in the inbox. It is all in the address, so that a link or a reload leads to the same place. */
import { paths } from '#web/paths.ts'
import type { ListInput } from '../api.ts'
import { LISTED, type Listed } from '../schema.ts'

export const VIEWS = ['mine', 'team', 'nobody', 'all'] as const
export type View = (typeof VIEWS)[number]

export interface Place {
  view: View
  team_id: string | null
  state: Listed
  /** The conversation that is open beside the list. */
  id: string | null
  /** On narrow screens: the person and the reasons instead of the thread. */
  pane: 'who' | null
}

/** An address that names no list leads to the first with something in it. */
export type Asked = Omit<Place, 'view'> & { view: View | null }

/** What an address says, whoever wrote it: anything unknown falls back. */
export function readPlace(search: Record<string, unknown>, id: string | undefined): Asked {
  const team = typeof search['team'] === 'string' ? search['team'] : null
  const view = VIEWS.find((one) => one === search['view']) ?? null
  return {
    view: view === 'team' && !team ? 'all' : view,
    team_id: view === 'team' ? team : null,
    state: LISTED.find((one) => one === search['state']) ?? 'open',
    id: id ?? null,
    pane: search['pane'] === 'who' ? 'who' : null,
  }
}

export interface Waiting {
  mine: number
  nobody: number
  teams: Record<string, number>
}

/** Mine, then my teams', then triage, then all; where nothing is open, mine. */
export function firstView(waiting: Waiting, my_team_ids: readonly string[]): Pick<Place, 'view' | 'team_id'> {
  const team_id = my_team_ids.find((id) => (waiting.teams[id] ?? 0) > 0)
  if (waiting.mine > 0) return { view: 'mine', team_id: null }
  if (team_id) return { view: 'team', team_id }
  if (waiting.nobody > 0) return { view: 'nobody', team_id: null }
  return { view: Object.values(waiting.teams).some((open) => open > 0) ? 'all' : 'mine', team_id: null }
}

/** The address of a place; what is usual is left out. */
export function hrefOf({ view, team_id, state, id, pane }: Place): string {
  const query = new URLSearchParams({ view })
  if (view === 'team' && team_id) query.set('team', team_id)
  if (state !== 'open') query.set('state', state)
  if (id && pane) query.set('pane', pane)
  return `${id ? paths.conversation(id) : paths.inbox()}${query.size > 0 ? `?${query}` : ''}`
}

/** What the list endpoint is asked for at a place. */
export const listInput = ({ view, team_id, state }: Place): Pick<ListInput, 'view' | 'team_id' | 'state'> => ({
  view,
  state,
  ...(view === 'team' && team_id && { team_id }),
})

/** The same list, whatever is open beside it. */
export const listKey = ({ view, team_id, state }: Place): string => `${view} ${team_id ?? ''} ${state}`

/** Goes to where somebody is, but for the change; the person's pane is left. */
export type Go = (change: Partial<Place>) => void
