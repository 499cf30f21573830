import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { ROLES, type Role } from '#platform/rights.ts'
import { CallError, call } from '#web/call.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { CopyLink } from '../CopyLink.tsx'
import type { Person, Team } from '../queries.ts'
import { useDoIt } from './do-it.ts'
import { useAdminReason } from './may.ts'
import { TeamsOfMember } from './TeamsOfMember.tsx'
import { peopleWords } from './words.ts'

type Open = { dialog: 'teams' } | { dialog: 'link'; link: string } | null

export function MemberMenu({ person, teams }: { person: Person; teams: readonly Team[] }) {
  const words = useWords(peopleWords)
  const reason = useAdminReason()
  const [open, setOpen] = useState<Open>(null)
  const entries = useEntries(person, setOpen)
  const close = () => setOpen(null)
  const button = (
    <IconButton kind="quiet" size="small" icon="more" label={words.acts(person.name)} disabledReason={reason} />
  )
  return (
    <>
      {reason ? button : <Menu trigger={button} entries={entries} />}
      {open?.dialog === 'teams' && <TeamsOfMember person={person} teams={teams} onClose={close} />}
      {open?.dialog === 'link' && (
        <Dialog open onClose={close} title={words.passwordLinkTitle(person.name)}>
          <CopyLink label={person.email} link={open.link} help={words.passwordLinkHelp} />
        </Dialog>
      )}
    </>
  )
}

function useEntries(person: Person, setOpen: (open: Open) => void) {
  const words = useWords(peopleWords)
  const roles = useShellWords().roles
  const doIt = useDoIt()
  const { id, name, role } = person
  const change = (what: { role?: Role; active?: boolean }) => () => call(api.changePerson, { id, ...what })
  const setRole = (next: Role) =>
    doIt({
      run: change({ role: next }),
      whose: id,
      said: {
        text: words.roleChanged(name, roles[next].toLowerCase()),
        undo: () =>
          doIt({
            run: change({ role }),
            whose: id,
            said: { text: words.roleChanged(name, roles[role].toLowerCase()) },
          }),
      },
    })
  const letGo = () =>
    doIt({
      run: change({ active: false }),
      said: {
        text: words.deactivated(name),
        undo: () => doIt({ run: change({ active: true }), said: { text: words.reactivated(name) } }),
      },
    })
  const makeLink = async () => {
    try {
      const { link } = await call(api.passwordResetLink, { id })
      setOpen({ dialog: 'link', link })
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      say({ kind: 'failed', text: caught.message })
    }
  }
  return [
    {
      head: words.role,
      value: role,
      choices: ROLES.map((value) => ({ value, label: roles[value] })),
      onPick: (next: string) => void (next !== role && setRole(next as Role)),
    },
    'rule' as const,
    { label: words.changeTeams, icon: 'people' as const, run: () => setOpen({ dialog: 'teams' }) },
    { label: words.passwordLink, icon: 'link' as const, run: () => void makeLink() },
    'rule' as const,
    { label: words.deactivate, icon: 'sign-out' as const, red: true as const, run: () => void letGo() },
  ]
}
