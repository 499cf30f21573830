/** The platform's own tables, and why none of them holds anything of a person outside. */
const IDS = 'ids, instants and our own terms'
const OURS = 'people who work here, who are no people outside'

export const PLATFORM_TABLES: Readonly<Record<string, string>> = {
  platform_heads: IDS,
  platform_facts: 'facts hold ids, numbers and our own terms; forgetFacts drops the detail of one',
  platform_reactions: IDS,
  platform_seals: 'hashes',
  platform_due: IDS,
  platform_answers: 'answers to writes by people who work here; kept for a day',
  platform_versions: IDS,
  platform_accounts: OURS,
  platform_credentials: OURS,
  platform_memberships: OURS,
  platform_sessions: OURS,
  platform_password_resets: OURS,
  platform_guesses: 'hashes of addresses and instants',
  platform_webhooks: 'addresses of our own systems',
  platform_webhook_calls: 'ids of facts and what our own systems answered',
  platform_copies: 'the copies of this server',
  platform_marks: 'instants',
}
