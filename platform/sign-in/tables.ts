declare module '../work.ts' {
  interface Tables {
    platform_accounts: { id: string; email: string; created_at: Date }
    /** `secret` of a password is its hash in PHC format. */
    platform_credentials: { id: string; account_id: string; kind: 'password'; secret: string; created_at: Date }
    platform_memberships: { account_id: string; workspace_id: string; person_id: string }
    platform_sessions: {
      id: string
      token_hash: Buffer
      account_id: string
      workspace_id: string
      person_id: string
      /** What the browser called itself, so that a person can tell their sessions apart. */
      agent: string
      created_at: Date
      seen_at: Date
      expires_at: Date
    }
    platform_guesses: { subject: Buffer; guessed_at: Date[]; expires_at: Date }
    platform_password_resets: { secret_hash: Buffer; account_id: string; created_at: Date; expires_at: Date }
  }
}

export {}
