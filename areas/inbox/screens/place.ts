/** Where somebody is in the inbox. It is all in the address, so that a link or a reload leads to the same place. */
import { paths } from '#web/paths.ts'
import type { ListInput } from '../api.ts'
import { CONVERSATION_STATES, type ConversationState } from '../schema.ts'

export const VIEWS = ['mine', 'team', 'nobody', 'all'] as const
export type View = (typeof VIEWS)[number]

export interface Place {
  view: View
  team_id: string | null
  state: ConversationState
  /** The conversation that is open beside the list. */
  id: string | null
  /** On narrow screens: the person and the reasons instead of the thread. */
  pane: 'who' | null
}

/** What an address says, whoever wrote it: anything unknown falls back. */
export function readPlace(search: Record<string, unknown>, id: string | undefined): Place {
  const team = typeof search['team'] === 'string' ? search['team'] : null
  const view = VIEWS.find((one) => one === search['view']) ?? 'mine'
  return {
    view: view === 'team' && !team ? 'all' : view,
    team_id: view === 'team' ? team : null,
    state: CONVERSATION_STATES.find((one) => one === search['state']) ?? 'open',
    id: id ?? null,
    pane: search['pane'] === 'who' ? 'who' : null,
  }
}

/** The address of a place; what is usual is left out. */
export function hrefOf({ view, team_id, state, id, pane }: Place): string {
  const query = new URLSearchParams()
  if (view !== 'mine') query.set('view', view)
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
