/** A workspace is one organisation; people work in it, in teams; who is invited becomes one of them. */
import { z } from 'zod'
import { ROLES } from '#platform/rights.ts'

export const Role = z.enum(ROLES)
const instant = z.coerce.date()

/** A control character in a name has no use but to deceive who reads it (bidirectional overrides among them). */
const name = (what: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, `Give ${what}.`)
    .max(most, `That is more than ${most} characters.`)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'Leave out control characters.')

export const PersonName = name('a name', 120)
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Write an e-mail address, such as ana@example.com.').max(254))
export const Locale = z.string().max(35).refine(isLocale, 'Give a language as a code, such as en, de or pt-BR.')
export const TimeZone = z.string().max(64).refine(isTimeZone, 'Give a time zone by its name, such as Europe/Berlin.')

export const Workspace = z.object({
  workspace_id: z.uuid(),
  name: name('the organisation a name', 120),
  locale: Locale,
  time_zone: TimeZone,
  created_at: instant,
})
export type Workspace = z.infer<typeof Workspace>

export const PersonRecord = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  account_id: z.uuid(),
  name: PersonName,
  email: z.string(),
  role: Role,
  locale: Locale,
  time_zone: TimeZone,
  created_at: instant,
  invitation_id: z.uuid().nullable(),
  deactivated_at: instant.nullable(),
  deactivated_by: z.uuid().nullable(),
})
export type PersonRecord = z.infer<typeof PersonRecord>

export const TeamRecord = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  name: name('the team a name', 80),
  /** What it is there for, in one sentence. */
  purpose: z.string().trim().max(200, 'Say it in one sentence of at most 200 characters.'),
  /** Only its members see what is handed to it, such as talks with applicants. */
  sealed: z.boolean(),
  created_at: instant,
})
export type TeamRecord = z.infer<typeof TeamRecord>

export const MemberRecord = z.object({
  workspace_id: z.uuid(),
  team_id: z.uuid(),
  person_id: z.uuid(),
  joined_at: instant,
})
export type MemberRecord = z.infer<typeof MemberRecord>

export const InvitationRecord = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  email: z.string(),
  role: Role,
  team_ids: z.array(z.uuid()),
  secret_hash: z.instanceof(Uint8Array),
  invited_by: z.uuid(),
  created_at: instant,
  expires_at: instant,
  accepted_at: instant.nullable(),
  withdrawn_at: instant.nullable(),
  withdrawn_by: z.uuid().nullable(),
})
export type InvitationRecord = Omit<z.infer<typeof InvitationRecord>, 'secret_hash'> & { secret_hash: Uint8Array }

export const INVITATION_DAYS = 14

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return /^[A-Z]/.test(value)
  } catch {
    return false
  }
}
