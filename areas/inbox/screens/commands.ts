import { type Command, rank } from '#web/commands.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { offeredActs } from './offered.ts'
import { hrefOf, type Place, VIEWS } from './place.ts'
import { inboxWords } from './words.ts'

/** The palette's part of the inbox: what can be done to the conversation on the page, and the lists. */
export function commandsFor(query: string): Command[] {
  const words = wordsFor(inboxWords, navigator.language)
  const shell = wordsFor(shellWords, navigator.language)
  const labels = { mine: words.mine, nobody: words.nobodys, all: words.all, team: words.teams }
  const at = (change: Partial<Place>) =>
    hrefOf({ view: 'all', team_id: null, state: 'open', id: null, pane: null, ...change })
  const lists: Command[] = VIEWS.filter((view) => view !== 'team').map((view) => ({
    id: `inbox-${view}`,
    label: `${shell.inbox}: ${labels[view]}`,
    group: shell.goTo,
    icon: 'inbox',
    to: at({ view }),
    ...(view !== 'mine' && { right: 'read' }),
  }))
  const states: Command[] = (['urgent', 'answered', 'closed', 'spam'] as const).map((state) => ({
    id: `inbox-${state}`,
    label: `${shell.inbox}: ${words.states[state]}`,
    group: shell.goTo,
    icon: 'inbox',
    to: at({ state }),
    right: 'read',
  }))
  const acts: Command[] = offeredActs()
    .filter((act) => !act.disabledReason)
    .map(({ id, label, icon, keys, run }) => ({
      id: `act-${id}`,
      label,
      icon,
      group: words.thread,
      run,
      ...(keys && { keys }),
    }))
  return rank([...acts, ...lists, ...states], query)
}
