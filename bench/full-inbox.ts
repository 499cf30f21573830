/** An installation with one workspace, an agent who is signed in, and as many conversations as are asked for. */
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import '#areas/administration/tables.ts'
import '#areas/inbox/tables.ts'
import { administrationApi } from '#areas/administration/api.ts'
import type { Database } from '#platform/database.ts'
import { system, type Work } from '#platform/work.ts'
import { type Browsing, browse } from '#tests/over-http.ts'

const EMAIL = 'nora@fernhill.example'
const PASSWORD = 'a horse for every course'

export interface Founded {
  workspace_id: string
  person_id: string
  browsing: Browsing
}

export async function found(address: string): Promise<Founded> {
  const browsing = browse(address)
  const session = await browsing.call(administrationApi.createWorkspace, {
    workspace_name: 'Fernhill',
    name: 'Nora Lindqvist',
    email: EMAIL,
    password: PASSWORD,
    locale: 'en-GB',
    time_zone: 'Europe/London',
  })
  return { workspace_id: session.workspace.id, person_id: session.person.id, browsing }
}

/** The founder becomes an agent, since rights cost more for those who may not see everything. */
export async function becomeAgent(database: Database, founded: Founded): Promise<Browsing> {
  await database.inWork({ workspace_id: founded.workspace_id, by: system('bench') }, async ({ db }) => {
    await db.updateTable('administration_people').set({ role: 'agent' }).where('id', '=', founded.person_id).execute()
  })
  const browsing = browse(founded.browsing.address)
  await browsing.call(administrationApi.signIn, { email: EMAIL, password: PASSWORD })
  return browsing
}

/** Six teams and nobody; six of ten are open, two answered, two closed; a quarter is the agent's. */
export async function fillInbox(database: Database, founded: Founded, many: number): Promise<void> {
  await database.inWork({ workspace_id: founded.workspace_id, by: system('bench') }, (work) =>
    fill(work, founded, many),
  )
}

async function fill({ db, workspace_id }: Work, { person_id }: Founded, many: number): Promise<void> {
  await sql`insert into contacts_identities
    (workspace_id, id, contact_id, network, native_id, handle, name, url, followers, first_seen_at)
    select ${workspace_id}, id, id, 'bluesky', 'did:plc:' || n, 'person' || n || '.example', 'Person Number ' || n,
      'https://bsky.example/@person' || n, n % 5000, now()
    from (select n, ${uuidOf(sql`'person' || n`)} as id from generate_series(0, 20000) n) people`.execute(db)
  await sql`with teams as (
      select array_agg(id order by id) || null::uuid as ids from (select id from administration_teams order by id limit 6) t
    ) insert into inbox_conversations
    (workspace_id, id, network, channel_id, thread_id, identity_id, audience, private, state, team_id, assignee_id, objective,
     topic, language, sentiment, urgency, why, snippet, message_count, opened_at, last_message_id, last_message_at, waiting_since)
    select ${workspace_id}, uuidv7(-(n || ' seconds')::interval), 'bluesky', ${uuidOf(sql`'channel'`)}, 'at://thread/' || n, ${uuidOf(sql`'person' || n % 20000`)},
      null, false, (array['open','open','open','open','open','open','answered','answered','closed','closed'])[1 + n % 10],
      teams.ids[1 + n % array_length(teams.ids, 1)], case when n % 4 = 0 then ${person_id}::uuid end, 'repair',
      'late_or_lost', 'en', -0.4, 0.3, 'The table says so: repair, late_or_lost.',
      'My parcel has been on its way for two weeks now and nobody answers the phone. Order ' || n, 1 + n % 5,
      now() - (n || ' seconds')::interval, uuidv7(-(n || ' seconds')::interval), now() - (n || ' seconds')::interval,
      now() - (n || ' seconds')::interval
    from generate_series(1, ${many}::int) n, teams`.execute(db)
  await sql`insert into inbox_seen (workspace_id, person_id, conversation_id, message_id)
    select workspace_id, ${person_id}, id, last_message_id from inbox_conversations where message_count > 3`.execute(db)
  await sql`insert into inbox_counts (workspace_id, owner_kind, owner_id, open)
    select workspace_id, 'team', coalesce(team_id, '00000000-0000-0000-0000-000000000000'), count(*)
    from inbox_conversations where state = 'open' group by 1, 3
    union all select workspace_id, 'person', assignee_id, count(*)
    from inbox_conversations where state = 'open' and assignee_id is not null group by 1, 3`.execute(db)
}

/** The same words give the same id, of the form that ids have. */
const uuidOf = (words: RawBuilder<unknown>) =>
  sql`overlay(overlay(md5(${words}) placing '8' from 13) placing 'a' from 17)::uuid`

/** So that plans do not depend on when PostgreSQL gets round to it. */
export async function analyze(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}
