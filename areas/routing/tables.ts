import type { ColumnType } from 'kysely'
import type { Conditions, Decision, Line, Rule } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    routing_lines: Line
    routing_rules: Omit<Rule, 'conditions'> & { conditions: ColumnType<Conditions, string, string> }
    routing_decisions: Omit<Decision, 'shares'> & {
      shares: ColumnType<Decision['shares'], string | null, string | null>
    }
  }
}
declare module '#platform/facts.ts' {
  interface Facts {
    'routing.table_changed': { line_ids: string[] }
    'routing.rule_changed': { rule_id: string }
    /** One fact for a whole batch; nothing of the text. */
    'routing.conversations_routed': { routed: number; to_triage: number }
    'routing.decision_corrected': {
      conversation_id: string
      from_team_id: string | null
      to_team_id: string | null
      objective: string
      topic: string | null
    }
  }
}
