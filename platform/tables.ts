import type { Generated } from 'kysely'

declare module './work.ts' {
  interface Tables {
    platform_heads: {
      workspace_id: string
      position: Generated<number>
      sealed_position: Generated<number>
      seal: Generated<Buffer>
    }
    platform_facts: {
      workspace_id: string
      id: string
      position: number
      name: string
      detail: unknown
      audience: string[] | null
      by_kind: 'person' | 'system'
      by_id: string
      happened_at: Date
      salt: Buffer | null
    }
    platform_reactions: {
      workspace_id: string
      id: string
      area: string
      from_id: string
      to_id: string
      from_position: number
      to_position: number
      priority: number
      attempts: Generated<number>
      not_before: Date | null
      parked_at: Date | null
      cause: string | null
    }
    platform_seals: {
      workspace_id: string
      from_position: number
      to_position: number
      leaves: Buffer
      seal: Buffer
      sealed_at: Date
    }
    platform_due: { workspace_id: string; kind: string; subject_id: string; due_at: Date; attempts: Generated<number> }
    platform_versions: { workspace_id: string; name: string; version: Generated<number> }
    platform_answers: {
      workspace_id: string
      person_id: string
      key: string
      request_hash: Buffer
      answer: unknown
      answered_at: Date
    }
    platform_marks: { name: string; marked_at: Date; detail: unknown }
    platform_copies: {
      id: string
      host: string
      process_id: number
      version: string
      started_at: Date
      seen_at: Date
      loops: unknown
    }
    platform_webhooks: {
      workspace_id: string
      id: string
      address: string
      fact_names: string[]
      secret: Buffer
      made_by: string
      made_at: Date
      paused_at: Date | null
      paused_because: string | null
      position: number
      not_before: Date | null
      failures: Generated<number>
      leased_until: Date | null
      lease: string | null
    }
    platform_webhook_calls: {
      workspace_id: string
      id: string
      webhook_id: string
      fact_id: string
      position: number
      name: string
      body: string
      state: 'waiting' | 'delivered' | 'given_up'
      made_at: Date
      begun_at: Date
      next_at: Date
      attempts: Generated<number>
      tried_at: Date | null
      status: number | null
      answer: string | null
    }
  }
}
