/** Runs the suite on every sabotage, and on the connector as it is: a process of its own for conformance.test.ts. */
import { describe } from 'node:test'
import { bluesky } from '../bluesky/connector.ts'
import { accountRecording } from '../bluesky/recorded.ts'
import { conformance } from '../conformance.ts'
import { sabotages } from './sabotages.ts'

describe('as it is', () => conformance(bluesky, accountRecording))
for (const [named, { connector, recording }] of Object.entries(sabotages)) {
  describe(named, () => conformance(connector, recording ?? accountRecording))
}
