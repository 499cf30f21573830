import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { CallError, call } from '#web/call.ts'
import { useNow } from '#web/now.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Time } from '#web/ui/Time.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { CopyLink } from '../CopyLink.tsx'
import type { OpenInvitation, Team } from '../queries.ts'
import { invitationsQuery } from '../queries.ts'
import { useDoIt } from './do-it.ts'
import { peopleWords } from './words.ts'

/** Who is asked to join and has not come yet. */
export function Invitations({ teams }: { teams: readonly Team[] }) {
  const words = useWords(peopleWords)
  const invitations = useQuery(invitationsQuery)
  return (
    <Loaded query={invitations} shape="lines" isEmpty={(all) => all.length === 0} empty={null}>
      {(all) => (
        <section className="grid gap-2">
          <Heading count={all.length}>{words.invited}</Heading>
          <Open invitations={all} teams={teams} />
        </section>
      )}
    </Loaded>
  )
}

function Open({ invitations, teams }: { invitations: readonly OpenInvitation[]; teams: readonly Team[] }) {
  const words = useWords(peopleWords)
  const roles = useShellWords().roles
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  return (
    <Table
      label={words.invited}
      rows={invitations}
      keyOf={({ id }) => id}
      columns={[
        { id: 'email', head: words.person, cell: ({ email }) => <bdi>{email}</bdi> },
        { id: 'role', head: words.role, small: 'hidden', cell: ({ role }) => roles[role] },
        {
          id: 'teams',
          head: words.inTeams,
          small: 'hidden',
          cell: ({ team_ids }) => team_ids.flatMap((id) => names.get(id) ?? []).join(', '),
        },
        { id: 'expires', head: words.expires, small: 'hidden', cell: (one) => <Ends at={one.expires_at} /> },
        {
          id: 'acts',
          head: <span className="sr">{words.acts('')}</span>,
          align: 'end',
          cell: (invitation) => <Acts invitation={invitation} />,
        },
      ]}
    />
  )
}

function Ends({ at }: { at: Date | string }) {
  const words = useWords(peopleWords)
  const ended = new Date(at) <= useNow()
  return ended ? (
    <Badge tone="warn" icon="warning">
      {words.expired}
    </Badge>
  ) : (
    <Time at={at} as="day" />
  )
}

function Acts({ invitation }: { invitation: OpenInvitation }) {
  const words = useWords(peopleWords)
  const doIt = useDoIt()
  const [made, setMade] = useState<{ link: string; mailed: boolean } | null>(null)
  const { id, email, role, team_ids } = invitation
  const makeLink = async () => {
    try {
      setMade(await call(api.invitationLink, { id }))
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      say({ kind: 'failed', text: caught.message })
    }
  }
  const inviteAgain = () =>
    doIt({ run: () => call(api.invite, { email, role, team_ids }), said: { text: words.invitedAgain(email) } })
  const withdraw = () =>
    doIt({
      run: () => call(api.withdrawInvitation, { id }),
      said: { text: words.withdrawn(email), undo: inviteAgain },
    })
  return (
    <span className="inline-flex gap-2">
      <Button size="small" aria-label={words.freshLinkFor(email)} onClick={() => void makeLink()}>
        {words.freshLink}
      </Button>
      <Button size="small" kind="quiet" aria-label={words.withdrawFor(email)} onClick={() => void withdraw()}>
        {words.withdraw}
      </Button>
      {made && (
        <Dialog open onClose={() => setMade(null)} title={words.linkTitle(email)}>
          <CopyLink label={email} link={made.link} help={made.mailed ? words.linkMailed : words.linkByHand} />
        </Dialog>
      )}
    </span>
  )
}
