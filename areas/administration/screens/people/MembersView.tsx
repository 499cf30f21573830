/** Everybody who takes part, who is invited, and who worked here before. */

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useFormat } from '#web/format.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import type { Person, Team } from '../queries.ts'
import { peopleQuery, teamsQuery } from '../queries.ts'
import { Invitations } from './Invitations.tsx'
import { Left } from './Left.tsx'
import { MemberTable } from './MemberTable.tsx'
import { useAdminReason } from './may.ts'
import { fitting } from './member-search.ts'
import { ViewSwitch } from './ViewSwitch.tsx'
import { peopleWords } from './words.ts'

/** As many as a table can show at once; the others are found by typing. */
const SHOWN_MOST = 200

export function MembersView() {
  const words = useWords(peopleWords)
  const people = useQuery(peopleQuery)
  const teams = useQuery(teamsQuery).data ?? []
  return (
    <Panes layout="work" show="work">
      <Pane name="work" label={words.members}>
        <div className="pane-body">
          <div className="folk">
            <div className="only-small">
              <ViewSwitch />
            </div>
            <Loaded query={people} shape="table" failed={words.peopleFailed}>
              {(all) => <Members people={all} teams={teams} />}
            </Loaded>
          </div>
        </div>
      </Pane>
    </Panes>
  )
}

function Members({ people, teams }: { people: readonly Person[]; teams: readonly Team[] }) {
  const words = useWords(peopleWords)
  const format = useFormat()
  const reason = useAdminReason()
  const [query, setQuery] = useState('')
  const here = people.filter(({ deactivated_at }) => !deactivated_at)
  const found = fitting(here, teams, useDeferredValue(query))
  const shown = found.slice(0, SHOWN_MOST)
  return (
    <>
      {here.length > 1 && (
        <div className="narrow">
          <TextField label={words.find} type="search" icon="search" value={query} onText={setQuery} />
        </div>
      )}
      {shown.length > 0 ? <MemberTable people={shown} teams={teams} /> : <p className="two">{words.nobodyFits}</p>}
      {found.length > shown.length && (
        <p className="meta">{words.shownOf(format.number(shown.length), format.number(found.length))}</p>
      )}
      {here.length === 1 && (
        <EmptyState icon="people" title={words.onlyYou}>
          {words.onlyYouLine}
        </EmptyState>
      )}
      {!reason && <Invitations teams={teams} />}
      <Left people={people.filter(({ deactivated_at }) => deactivated_at)} />
    </>
  )
}
