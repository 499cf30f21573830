/** The house and who works in it. */
import { acceptAs } from '#areas/administration/acceptance.ts'
import { invite } from '#areas/administration/invitations.ts'
import { actorOf, listTeams } from '#areas/administration/people.ts'
import { addMember } from '#areas/administration/teams.ts'
import { createWorkspace } from '#areas/administration/workspaces.ts'
import type { Tools } from '#platform/area.ts'
import { invariant } from '#platform/refusal.ts'
import { openPasswords, type Passwords } from '#platform/sign-in/passwords.ts'
import { type Person, system } from '#platform/work.ts'
import { ASKED, COLLEAGUES, type Colleague, FOUNDER } from './people.ts'
import { before, DAY_MS, DAYS, inWorkOf, personNamed, type Seeding, teamNamed } from './seeding.ts'

export async function administration(seeding: Seeding): Promise<void> {
  const passwords = openPasswords()
  await found(seeding, passwords)
  for (const [i, colleague] of COLLEAGUES.entries()) {
    seeding.clock.now = before(seeding, DAYS * DAY_MS - i * 60_000)
    await join(seeding, passwords, colleague)
  }
  await refreshActors(seeding)
}

const addressOf = ({ wanted }: Seeding, mailbox: string) => `${mailbox}@${wanted.mail_domain}`

async function found(seeding: Seeding, passwords: Passwords): Promise<void> {
  const { locale, time_zone, name, mailbox, team } = FOUNDER
  const now = before(seeding, (DAYS + 1) * DAY_MS)
  seeding.clock.now = now
  const { workspace_id, person_id } = await createWorkspace(
    { database: seeding.past, passwords },
    {
      workspace_name: 'Fernhill',
      ...{ name, locale, time_zone, now },
      email: addressOf(seeding, mailbox),
      password: seeding.wanted.password,
    },
  )
  seeding.workspace_id = workspace_id
  await seeding.settle()
  const by: Person = { kind: 'person', id: person_id, role: 'administrator', team_ids: [] }
  await inWorkOf(seeding, by, async (work) => {
    for (const each of await listTeams(work)) seeding.teams.set(each.name, each.id)
    await addMember(work, { id: teamNamed(seeding, team), person_id })
  })
  seeding.people.set(name, by)
}

/** No mail leaves while a life is made, whatever the environment says. */
const withoutMail = (tools: Tools): Tools => ({
  ...tools,
  mail: { can_send: false, send: () => Promise.reject(new Error('no mail leaves while a life is made')) },
})

async function join(seeding: Seeding, passwords: Passwords, colleague: Colleague): Promise<void> {
  const { name, mailbox, role, teams, locale, time_zone } = colleague
  const email = addressOf(seeding, mailbox)
  const team_ids = teams.map((team) => teamNamed(seeding, team))
  const { link } = await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) =>
    invite(work, withoutMail(seeding.tools), { email, role, team_ids }),
  )
  const token = new URL(link).searchParams.get('token') ?? ''
  const { password } = seeding.wanted
  const { person_id } = await acceptAs(
    { database: seeding.past },
    { ...{ token, name, password, locale, time_zone }, now: seeding.clock.now },
    { email, phc: await passwords.hash(password) },
  )
  seeding.people.set(name, { kind: 'person', id: person_id, role, team_ids })
}

async function refreshActors(seeding: Seeding): Promise<void> {
  const whom = { workspace_id: seeding.workspace_id, by: system('seed') }
  await seeding.past.inWork(whom, async (work) => {
    for (const [name, { id }] of seeding.people) {
      const actor = await actorOf(work, id)
      invariant(actor, `${name} has joined`)
      seeding.people.set(name, actor)
    }
  })
}

/** Somebody was asked yesterday and has not come yet. */
export async function askOneMore(seeding: Seeding): Promise<void> {
  seeding.clock.now = before(seeding, DAY_MS)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) =>
    invite(work, withoutMail(seeding.tools), {
      email: addressOf(seeding, ASKED.mailbox),
      role: 'agent',
      team_ids: [teamNamed(seeding, ASKED.team)],
    }),
  )
}
