/** What stands in the place of a page that somebody's role does not use: whom it is for, and who can let them in. */
import { useLocation } from '@tanstack/react-router'
import { useNames } from '#areas/inbox/screens/people.ts'
import { mayRole, type Right, ROLES } from '#platform/rights.ts'
import { useWhere } from '#web/locale.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { laterWords } from '#web/words/later.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { PLACES, placeOf } from './places.ts'

export function NotYours({ right }: { right: Right }) {
  const shell = useShellWords()
  const words = useWords(laterWords)
  const { role } = useSession().person
  const here = placeOf(useLocation().pathname.toLowerCase())
  const place = PLACES.find(({ id }) => id === here)
  // The place may be theirs, and only this page of it not.
  const back = place && mayRole(role, place.right) ? place : undefined
  const list = useList('conjunction')
  const roles = list(ROLES.filter((one) => mayRole(one, right)).map((one) => words.rolesOf[one]))
  const name = here ? shell[here] : shell.noPermission
  const acts = (
    <>
      {back && <LinkButton to={back.to}>{words.goToPlace(shell[back.id])}</LinkButton>}
      <LinkButton to={paths.home()}>{shell.goHome}</LinkButton>
    </>
  )
  return (
    <>
      <PageHead title={name} />
      <div className="state-page">
        <StateBlock icon="lock" title={back || !here ? words.pageFor(roles) : words.placeFor(name, roles)} acts={acts}>
          <WhoCan />
          {!back && <p>{words.given}</p>}
        </StateBlock>
      </div>
    </>
  )
}

/** More names are no help. */
const NAMED_MOST = 3

function WhoCan() {
  const shell = useShellWords()
  const list = useList('disjunction')
  const names = useNames()
    .people.filter(({ role }) => role === 'administrator')
    .map((one) => one.name)
  return <p>{names.length > 0 ? shell.whoCan(list(names.slice(0, NAMED_MOST))) : shell.noPermissionLine}</p>
}

function useList(type: 'conjunction' | 'disjunction') {
  const { locale } = useWhere()
  return (parts: readonly string[]) => new Intl.ListFormat(locale, { type }).format(parts)
}
