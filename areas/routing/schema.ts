/** Horses for courses: what answering is for, and the team best placed to answer. */
import { z } from 'zod'
import { Objective } from '#areas/understanding/schema.ts'

export const Line = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  objective: Objective,
  /** null: the whole objective, where no line names the topic. */
  topic: z.string().nullable(),
  team_id: z.uuid(),
  fallback_team_id: z.uuid().nullable(),
  updated_at: z.coerce.date(),
  updated_by: z.uuid(),
})
export type Line = z.infer<typeof Line>

/** All that are given must hold; of several words one is enough. */
export const Conditions = z
  .object({
    words: z.array(z.string().trim().min(1).max(80)).max(100).optional(),
    networks: z.array(z.string()).max(50).optional(),
    languages: z.array(z.string()).max(100).optional(),
    objectives: z.array(Objective).optional(),
    topics: z.array(z.string()).max(100).optional(),
    sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
    min_followers: z.int().min(1).optional(),
    addressed: z.enum(['to_us', 'overheard']).optional(),
    private: z.boolean().optional(),
  })
  .refine(
    (c) => Object.values(c).some((value) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
    {
      message: 'A rule needs at least one condition; without any it would take everything.',
    },
  )
export type Conditions = z.infer<typeof Conditions>

export const Rule = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  place: z.int(),
  name: z.string(),
  conditions: Conditions,
  team_id: z.uuid(),
  switched_on: z.boolean(),
  created_at: z.coerce.date(),
  created_by: z.uuid(),
})
export type Rule = z.infer<typeof Rule>

export const BECAUSE = ['rule', 'table', 'learned', 'triage', 'person'] as const
export const Decision = z.object({
  workspace_id: z.uuid(),
  conversation_id: z.uuid(),
  id: z.uuid(),
  team_id: z.uuid().nullable(),
  because: z.enum(BECAUSE),
  rule_id: z.uuid().nullable(),
  objective: z.string(),
  topic: z.string().nullable(),
  confidence: z.number(),
  /**
   * How likely the likeliest teams were, by id or `triage`, and which one the table thought of without being sure; null
   * where team and confidence say it all.
   */
  shares: z.record(z.string(), z.number()).nullable(),
  /** The words that spoke for it. */
  terms: z.array(z.string()),
  /** A person's reason, or the sentence shown. */
  reason: z.string().nullable(),
  model_version: z.string(),
  decided_by: z.string(),
  decided_at: z.coerce.date(),
})
export type Decision = z.infer<typeof Decision>

export const LineInput = Line.pick({ objective: true, topic: true, team_id: true, fallback_team_id: true })
export type LineInput = z.infer<typeof LineInput>

export const RuleInput = Rule.pick({ conditions: true, team_id: true, switched_on: true }).extend({
  name: z.string().trim().min(1, 'Give the rule a name.').max(120),
})
export type RuleInput = z.infer<typeof RuleInput>
