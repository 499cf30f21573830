/** What the endpoints around sign-in share: where passwords are checked, browsers remembered, sessions opened and forgotten. */
import type { Tools } from '#platform/area.ts'
import type { Visit } from '#platform/http.ts'
import { refuse } from '#platform/refusal.ts'
import { openRefused, type Door as PlatformDoor } from '#platform/sign-in/check-password.ts'
import { openDevices } from '#platform/sign-in/devices.ts'
import type { Passwords } from '#platform/sign-in/passwords.ts'
import { openPasswords } from '#platform/sign-in/passwords.ts'
import type { Person } from '#platform/work.ts'
import { openWhoIs } from './who-is.ts'

export interface Door extends PlatformDoor {
  tools: Tools
  forget: (person_id: string) => void
}

export function openDoor(tools: Tools, passwords: Passwords = openPasswords()): Door {
  return {
    tools,
    database: tools.database,
    passwords,
    refused: openRefused(),
    devices: openDevices(tools.secrets.derive('known devices')),
    forget: openWhoIs(tools.database).forget,
  }
}

export const agentOf = ({ request }: Visit): string => request.headers['user-agent'] ?? ''

/** Endpoints that are not for `anyone` have a session; http.ts saw to it. */
export function sessionOf({ session }: Visit) {
  return session ?? refuse('not_signed_in', 'not_signed_in', 'Sign in first.')
}

export function whomOf(visit: Visit): { workspace_id: string; by: Person } {
  const { workspace_id, person } = sessionOf(visit)
  return { workspace_id, by: person }
}
