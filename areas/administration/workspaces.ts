/** How an organisation begins: its workspace, its first administrator, the departments that usually take part. */
import './tables.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Db, Enter } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { addMembership, findAccount, findOrAddAccount, setPassword } from '#platform/sign-in/accounts.ts'
import { refuseWeak } from '#platform/sign-in/password-rules.ts'
import type { Passwords } from '#platform/sign-in/passwords.ts'
import { raiseVersion } from '#platform/versions.ts'
import { system, type Work } from '#platform/work.ts'
import type { NewWorkspace } from './api.ts'
import { findWorkspace, TEAMS } from './people.ts'
import type { Workspace } from './schema.ts'

export interface Founded {
  workspace_id: string
  person_id: string
  account_id: string
  credential_id: string
}

const USUAL_TEAMS: [name: string, purpose: string, how?: 'sealed'][] = [
  ['Service', 'Helps customers and repairs what went wrong.'],
  ['Product', 'Hears what customers ask for and decides what is built.'],
  ['Sales', 'Talks with those who would like to buy.'],
  ['Logistics', 'Sees to it that things arrive, and notices early when they do not.'],
  ['Human resources', 'Talks with those who would like to work here.', 'sealed'],
  ['Press', 'Speaks for the organisation with the public and the press.'],
  ['Investor relations', 'Informs investors, within what regulators require.'],
  ['Back office', 'Answers about invoices, payments and contracts.'],
  ['Marketing', 'Amplifies what is worth it, last of all.'],
]
/** Any number that nobody else locks: two first runs at the same instant wait for each other here. */
const FIRST_RUN_LOCK = 4600_2027

/** For the first run. Refused when there is a workspace already, also for the second of two at the same instant. */
export async function createFirstWorkspace(door: Founding, input: NewWorkspace): Promise<Founded> {
  // Looked at before the password is hashed too: this endpoint stays open to anyone for ever.
  await door.database.asPlatform(refuseSecond)
  return found(door, input, async (db) => {
    await sql`select pg_advisory_xact_lock(${FIRST_RUN_LOCK})`.execute(db)
    await refuseSecond(db)
  })
}

/** For the seed tool and tests: one more workspace. An account that exists keeps its password. */
export const createWorkspace = (door: Founding, input: NewWorkspace & { now?: Date }): Promise<Founded> =>
  found(door, input, async () => {})

/** The name that colleagues read in the corner, in mails and in invitations. The same name again is no change. */
export async function renameWorkspace(work: Work, { name }: Pick<Workspace, 'name'>): Promise<Pick<Workspace, 'name'>> {
  const { name: was } = await findWorkspace(work)
  if (name !== was) {
    await work.db.updateTable('administration_workspaces').set({ name }).execute()
    happened(work, 'administration.workspace_renamed', { was, name })
  }
  return { name }
}

export interface Founding {
  database: Database
  passwords: Passwords
}

export async function isFirstRun(database: Database): Promise<boolean> {
  return database.asPlatform(async (db) => !(await anyWorkspace(db)))
}

const anyWorkspace = (db: Db) => db.selectFrom('platform_heads').select('workspace_id').limit(1).executeTakeFirst()

async function refuseSecond(db: Db): Promise<void> {
  if (await anyWorkspace(db))
    refuse(
      'conflict',
      'already_set_up',
      'This Baton is set up already. Sign in, or ask an administrator to invite you.',
    )
}

async function found(
  { database, passwords }: Founding,
  input: NewWorkspace & { now?: Date },
  first: (db: Db) => Promise<void>,
): Promise<Founded> {
  refuseWeak(input.password, input)
  const phc = await passwords.hash(input.password)
  const now = input.now ?? new Date()
  return database.asPlatform(async (db, enter) => {
    await first(db)
    const ids = { workspace_id: randomUUID(), person_id: newId(now) }
    const account = await findOrAddAccount(db, input.email, now)
    const known = account.is_new ? null : (await findAccount(db, input.email))?.credential_id
    const credential_id = known ?? (await setPassword(db, account.id, phc, now))
    await addMembership(db, { account_id: account.id, ...ids })
    await db.insertInto('platform_heads').values({ workspace_id: ids.workspace_id }).execute()
    await furnish(enter, { ...input, ...ids, account_id: account.id, now })
    return { ...ids, account_id: account.id, credential_id }
  })
}

type Furnishing = NewWorkspace & { workspace_id: string; person_id: string; account_id: string; now: Date }

async function furnish(enter: Enter, input: Furnishing): Promise<void> {
  const { workspace_id, person_id, account_id, name, email, locale, time_zone, now } = input
  const work = await enter({ workspace_id, by: system('administration'), now })
  await work.db
    .insertInto('administration_workspaces')
    .values({ workspace_id, name: input.workspace_name, locale, time_zone, created_at: now })
    .execute()
  await work.db
    .insertInto('administration_people')
    .values({
      workspace_id,
      id: person_id,
      account_id,
      name,
      email,
      role: 'administrator',
      locale,
      time_zone,
      created_at: now,
      invitation_id: null,
      deactivated_at: null,
      deactivated_by: null,
    })
    .execute()
  await addUsualTeams(work)
  happened(work, 'administration.workspace_created', { person_id })
  happened(work, 'administration.person_joined', { person_id, invitation_id: null, team_ids: [] })
}

async function addUsualTeams(work: Work): Promise<void> {
  const teams = USUAL_TEAMS.map(([name, purpose, how]) => ({
    workspace_id: work.workspace_id,
    id: newId(work.now),
    name,
    purpose,
    sealed: how === 'sealed',
    created_at: work.now,
  }))
  await work.db.insertInto('administration_teams').values(teams).execute()
  await raiseVersion(work, TEAMS)
}
