/**
 * Invites several addresses at once, each by a call of its own: one that is refused keeps none of the others back. The
 * links live in this form only and are gone with it.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { ROLES, type Role } from '#platform/rights.ts'
import { CallError, call } from '#web/call.ts'
import { Chip } from '#web/ui/Chip.tsx'
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { BY_SPACES } from '#web/ui/chips.ts'
import { Form } from '#web/ui/Form.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { CopyLink } from './CopyLink.tsx'
import { inviteWords } from './invite-words.ts'
import { readAgain, teamsQuery } from './queries.ts'

type Outcome = { email: string } & (
  | { state: 'mailed' }
  | { state: 'link'; link: string }
  | { state: 'refused'; why: string }
)

export function InviteForm({ kind = 'primary' }: { kind?: 'primary' | 'secondary' }) {
  const words = useWords(inviteWords)
  const [given, setGiven] = useState({ emails: [] as string[], role: 'agent' as Role, team_ids: [] as string[] })
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const queries = useQueryClient()
  const send = async () => {
    if (given.emails.length === 0) throw missing(words.noAddress)
    const made = await Promise.all(given.emails.map((email) => invite({ ...given, email })))
    const refused = made.flatMap((one) => (one.state === 'refused' ? [one.email] : []))
    setGiven({ ...given, emails: refused })
    setOutcomes((before) => [...made, ...before.filter(({ email }) => !given.emails.includes(email))])
    await readAgain(queries)
  }
  return (
    <Form send={words.invite} onSend={send} kind={kind}>
      <ChipsField
        label={words.addresses}
        name="email"
        help={words.addressesHelp}
        limit={100}
        apart={BY_SPACES}
        placeholder="ana@example.com"
        values={given.emails}
        onValues={(emails) => setGiven({ ...given, emails })}
      />
      <div className="pairs">
        <RoleField role={given.role} onRole={(role) => setGiven({ ...given, role })} />
        <TeamChips chosen={given.team_ids} onChosen={(team_ids) => setGiven({ ...given, team_ids })} />
      </div>
      {outcomes.length > 0 && <Outcomes outcomes={outcomes} />}
    </Form>
  )
}

async function invite(input: { email: string; role: Role; team_ids: string[] }): Promise<Outcome> {
  const { email, role, team_ids } = input
  try {
    const { link, mailed } = await call(api.invite, { email, role, team_ids })
    return mailed ? { email, state: 'mailed' } : { email, state: 'link', link }
  } catch (caught) {
    if (!(caught instanceof CallError)) throw caught
    return { email, state: 'refused', why: caught.fields['email'] ?? caught.message }
  }
}

const missing = (sentence: string) =>
  new CallError({ status: 400, code: 'no_address', message: sentence, fields: { email: sentence } })

function RoleField({ role, onRole }: { role: Role; onRole: (role: Role) => void }) {
  const words = useWords(inviteWords)
  const roles = useShellWords().roles
  return (
    <SelectField
      label={words.role}
      name="role"
      help={words.roleMeans[role]}
      choices={ROLES.map((value) => ({ value, label: roles[value] }))}
      value={role}
      onChoice={(next) => onRole(next as Role)}
    />
  )
}

function TeamChips({ chosen, onChosen }: { chosen: readonly string[]; onChosen: (ids: string[]) => void }) {
  const words = useWords(inviteWords)
  const teams = useQuery(teamsQuery).data ?? []
  const label = useId()
  return (
    <div className="field" role="group" aria-labelledby={label}>
      <span className="label" id={label}>
        {words.teams}
      </span>
      <div className="chips">
        {teams.map(({ id, name }) => (
          <Chip
            key={id}
            pressed={chosen.includes(id)}
            onPress={() => onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
          >
            {name}
          </Chip>
        ))}
      </div>
    </div>
  )
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const words = useWords(inviteWords)
  return (
    <ul className="outcomes" aria-label={words.outcomes} role="status">
      {outcomes.map((one) => (
        <li key={one.email}>
          {one.state === 'link' ? (
            <CopyLink label={one.email} link={one.link} help={words.handOver} />
          ) : (
            <p className={one.state === 'refused' ? 'flex-row text-danger-ink' : 'flex-row'}>
              <Icon name={one.state === 'mailed' ? 'check' : 'alert'} />
              <bdi className="cut">{one.email}</bdi>
              <span>{one.state === 'mailed' ? words.mailed : one.why}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
