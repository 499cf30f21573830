import { type Command, rank } from '#web/commands.ts'
import { paths } from '#web/paths.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { accountWords } from './account/words.ts'
import { peopleWords } from './people/words.ts'

/** Places that have no key of their own. */
export function administrationCommands(query: string): Command[] {
  const shell = shellWords.en
  const people = wordsFor(peopleWords, navigator.language)
  const account = wordsFor(accountWords, navigator.language)
  const go = { group: shell.goTo, icon: 'people' } as const
  return rank(
    [
      { ...go, id: 'account', label: account.title, icon: 'user', also: account.password, to: paths.account() },
      { ...go, id: 'members', label: `${people.title}: ${people.members}`, to: paths.people({ tab: 'members' }) },
      { ...go, id: 'teams', label: `${people.title}: ${people.teams}`, to: paths.people({ tab: 'teams' }) },
    ],
    query,
  )
}
