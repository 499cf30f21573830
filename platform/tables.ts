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
  }
}
