/** What administration offers in the palette. */

import { rank } from '#web/commands.ts'
import { paths } from '#web/paths.ts'
import { fillPalette } from '#web/slots.tsx'
import { peopleWords } from './people/words.ts'

const { en: words } = peopleWords

fillPalette('administration', (query) =>
  rank(
    [
      {
        id: 'account',
        label: 'My account',
        group: 'Go to',
        icon: 'user',
        also: 'password theme language',
        to: paths.account(),
      },
      {
        id: 'members',
        label: `${words.title}: ${words.members}`,
        group: 'Go to',
        icon: 'people',
        to: paths.people({ tab: 'members' }),
      },
      {
        id: 'teams',
        label: `${words.title}: ${words.teams}`,
        group: 'Go to',
        icon: 'people',
        to: paths.people({ tab: 'teams' }),
      },
    ],
    query,
  ),
)
