import type { StatusPart } from '#platform/status-api.ts'
import type { WordTable } from '#web/words.ts'

const states: Record<StatusPart['state'], string> = { well: 'Well', late: 'Wants a look', down: 'Down' }

const english = {
  states,
  parts: 'Parts',
  parked: 'Parked facts',
  parkedLine:
    'What happened is kept; what should have followed failed repeatedly. Mend the cause, then try them again.',
  retry: 'Try them again',
  retried: (count: number) =>
    count === 0 ? 'Nothing was parked any more.' : count === 1 ? 'One is tried again.' : `${count} are tried again.`,
  positions: (from: string, to: string) => (from === to ? `at position ${from}` : `positions ${from} to ${to}`),
  noCause: 'Only an administrator may read the cause.',
  onlyAdministrators: 'Only an administrator may do this.',
  copies: 'Copies of the server',
  copyLine: (version: string) => `version ${version}`,
  process: (id: string) => `process ${id}`,
  started: 'started',
  seen: 'seen',
  noCopies: 'None was seen in the last minute.',
  machine: 'This installation',
  version: 'Version',
  backedUp: 'Last backup',
  never: 'never',
  programs: 'For programs',
  openApi: 'The API, as OpenAPI 3.1',
  openApiLine: 'Every endpoint with its input, its answer and who may.',
  metrics: 'Metrics for Prometheus',
  metricsLine: 'At /metrics: open from this machine, from elsewhere with this token.',
  showToken: 'Show the token',
  token: 'Token',
  hideToken: 'Hide it',
  figures: {
    troubles: 'to look at',
    waiting: 'waiting',
    parked: 'parked',
    late: 'late',
    ahead: 'ahead',
    oldest_ms: 'oldest',
    facts: 'facts',
    sealed: 'sealed',
    postgres_version: 'PostgreSQL',
    database_bytes: 'data',
    free_bytes: 'free',
    days: 'days old',
    made_at: 'made',
  } as Record<string, string>,
  failed: 'The status did not come',
  checked: 'Looked at',
}

export type StatusWords = typeof english
export const statusWords: WordTable<StatusWords> = { en: english }
