import { z } from 'zod'
import { Conversation } from '#areas/inbox/schema.ts'
import {
  CorrectedInput,
  NightReport,
  PutRight,
  ReadingKindInput,
  SAY_SOMETHING,
  saysSomething,
} from '#areas/understanding/records.ts'
import { Objective, Sentiment } from '#areas/understanding/schema.ts'
import { endpoint } from '#platform/endpoint.ts'
import { Conditions, Decision, Line, LineInput, Rule, RuleInput } from './schema.ts'

const id = z.uuid()

export const DryRunInput = z.object({ conditions: Conditions, team_id: id, days: z.int().min(1).max(90).default(30) })
export type DryRunInput = z.infer<typeof DryRunInput>

export const DryRun = z.object({
  days: z.int(),
  looked_at: z.int(),
  /** false where there were more than could be looked at; then these are the newest. */
  complete: z.boolean(),
  matched: z.int(),
  /** Would have gone to another team than they are with now. */
  moved: z.int(),
  /** Matched, and a person had moved them to this very team. */
  rightly: z.int(),
  /** Would have been taken from where a person had put them. */
  wrongly: z.int(),
  samples: z.array(
    z.object({ conversation_id: id, snippet: z.string(), team_id: id.nullable(), by_hand: z.boolean() }),
  ),
})
export type DryRun = z.infer<typeof DryRun>

/** What people taught, and what came of it. */
export const Learned = z.object({
  corrected: z.int(),
  /** Worked with as it was. */
  confirmed: z.int(),
  /** From which share on a team is believed, where enough is known of it; above 1 a person looks first, always. */
  thresholds: z.array(z.object({ team_id: id, from: z.number() })),
  /** What the latest nightly comparison found; null before the first. */
  night: NightReport.extend({ at: z.coerce.date() }).nullable(),
})
export type Learned = z.infer<typeof Learned>

/** Objective and topics of what was said first, the feeling of what they said last. */
export const AsRead = z.object({
  objective: Objective,
  /** The first decides where it goes. */
  topics: z.array(z.string()),
  sentiment: Sentiment,
  /** What a person put right. */
  corrected: z.array(PutRight),
})
export type AsRead = z.infer<typeof AsRead>

/** A line with how it fared in the last 30 days. */
export const LineView = Line.extend({ decided: z.int(), moved: z.int() })

export const routingApi = {
  table: endpoint({
    method: 'GET',
    path: '/api/routing',
    who: 'read',
    does: 'The routing table, its rules, and how decisions of the last 30 days fared',
    input: z.object({}),
    output: z.object({
      lines: z.array(LineView),
      rules: z.array(Rule),
      decided: z.int(),
      moved: z.int(),
      waiting_in_triage: z.int(),
    }),
  }),
  setLine: endpoint({
    method: 'PUT',
    path: '/api/routing/lines',
    who: 'administer',
    does: 'Says which team answers an objective, or one topic of it',
    input: LineInput,
    output: Line,
  }),
  removeLine: endpoint({
    method: 'DELETE',
    path: '/api/routing/lines/{id}',
    who: 'administer',
    does: 'Removes a line; what it was for goes to the objective’s line, else to triage',
    input: z.object({ id }),
    output: z.null(),
  }),
  makeRule: endpoint({
    method: 'POST',
    path: '/api/routing/rules',
    who: 'administer',
    does: 'Adds a rule after the others',
    input: RuleInput,
    output: Rule,
  }),
  changeRule: endpoint({
    method: 'PUT',
    path: '/api/routing/rules/{id}',
    who: 'administer',
    does: 'Changes a rule, or switches it on or off',
    input: RuleInput.extend({ id }),
    output: Rule,
  }),
  removeRule: endpoint({
    method: 'DELETE',
    path: '/api/routing/rules/{id}',
    who: 'administer',
    does: 'Removes a rule; its decisions stay',
    input: z.object({ id }),
    output: z.null(),
  }),
  orderRules: endpoint({
    method: 'PUT',
    path: '/api/routing/rule-order',
    who: 'administer',
    does: 'Puts all rules into a new order',
    input: z.object({ ids: z.array(id).max(500) }),
    output: z.array(Rule),
  }),
  dryRun: endpoint({
    method: 'POST',
    path: '/api/routing/dry-run',
    who: 'read',
    does: 'What a rule would have moved in the last days; changes nothing',
    input: DryRunInput,
    output: DryRun,
  }),
  decisions: endpoint({
    method: 'GET',
    path: '/api/conversations/{id}/decisions',
    who: 'read',
    does: 'Why a conversation went where it went',
    input: z.object({ id }),
    output: z.array(Decision),
  }),
  betterTeams: endpoint({
    method: 'GET',
    path: '/api/conversations/{id}/better-teams',
    who: 'read',
    does: 'The teams that a conversation could be handed to, the likeliest first',
    input: z.object({ id }),
    output: z.object({ team_ids: z.array(id) }),
  }),
  correct: endpoint({
    method: 'PUT',
    path: '/api/conversations/{id}/team',
    who: 'answer',
    does: 'Moves a conversation to the right team, with a reason; null puts it back to triage',
    input: z.object({
      id,
      team_id: id.nullable(),
      reason: z.string().trim().min(1, 'Say in a few words why.').max(500),
    }),
    output: Conversation,
  }),
  asRead: endpoint({
    method: 'GET',
    path: '/api/conversations/{id}/understanding',
    who: 'read',
    does: 'What a conversation was read to be about, and what of it a person put right',
    input: z.object({ id }),
    output: AsRead,
  }),
  readAgain: endpoint({
    method: 'PUT',
    path: '/api/conversations/{id}/understanding',
    who: 'answer',
    does: 'Puts right what a conversation is about or how they feel; the next similar one is read so',
    input: CorrectedInput.extend({ id }).refine(saysSomething, SAY_SOMETHING),
    output: Conversation,
  }),
  takeBackReading: endpoint({
    method: 'DELETE',
    path: '/api/conversations/{id}/understanding',
    who: 'answer',
    does: 'Takes back what was put right, and nothing is learned of it',
    input: z.object({ id, kind: ReadingKindInput }),
    output: Conversation,
  }),
  learned: endpoint({
    method: 'GET',
    path: '/api/routing/learned',
    who: 'read',
    does: 'What people taught routing, how sure it has to be of each team, and how last night compared',
    input: z.object({}),
    output: Learned,
  }),
  openFromMention: endpoint({
    method: 'POST',
    path: '/api/mentions/{post_id}/conversation',
    who: 'answer',
    does: 'Opens a conversation of a mention, with its team; where there is one already, gives that',
    input: z.object({ post_id: id }),
    output: z.object({
      conversation_id: id,
      /** False: it was there. */
      opened: z.boolean(),
    }),
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/api/conversations/{id}/team',
    who: 'answer',
    does: 'Takes back my own move of the last minutes; with a person, it is theirs again',
    input: z.object({ id, person_id: id.optional() }),
    output: Conversation,
  }),
}
