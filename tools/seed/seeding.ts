/** What the rooms of a life share while it is made. */
import type { HeldChannel, Intake } from '#areas/channels/ports.ts'
import type { Sending } from '#areas/channels/sending.ts'
import type { Tools } from '#platform/area.ts'
import type { Database } from '#platform/database.ts'
import { invariant } from '#platform/refusal.ts'
import type { Person, Work } from '#platform/work.ts'
import type { Chance } from './chance.ts'
import type { Clock } from './past.ts'

export interface Wanted {
  seed: string
  conversations: number
  /** When the life ends: now. */
  ends_at: Date
  /** Of the people's addresses. */
  mail_domain: string
  password: string
}

export interface Seeding {
  wanted: Wanted
  tools: Tools
  chance: Chance
  clock: Clock
  /** Everything in it happens at the clock's instant. */
  past: Database
  sending: Sending
  intake: Intake
  /** Lets reactions and deliveries happen until none waits. */
  settle(): Promise<void>
  tell(sentence: string): void
  workspace_id: string
  /** By name. */
  people: Map<string, Person>
  teams: Map<string, string>
  /** By `account`, `stream` and `feed 0`... */
  channels: Map<string, HeldChannel>
}

export const DAY_MS = 86_400_000
export const MINUTE_MS = 60_000
export const DAYS = 90

export const before = ({ wanted }: Seeding, ms: number): Date => new Date(wanted.ends_at.getTime() - ms)

export function personNamed({ people }: Seeding, name: string): Person {
  const person = people.get(name)
  invariant(person, `${name} works at Fernhill`)
  return person
}

export function teamNamed({ teams }: Seeding, name: string): string {
  const team = teams.get(name)
  invariant(team, `Fernhill has a team ${name}`)
  return team
}

export const inWorkOf = <T>(seeding: Seeding, by: Person, body: (work: Work) => Promise<T>): Promise<T> =>
  seeding.past.inWork({ workspace_id: seeding.workspace_id, by }, body)
