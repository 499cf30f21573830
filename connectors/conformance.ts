/**
 * The promises that every connector keeps, run on payloads captured from its network. No network is touched. To put a
 * connector under it, fill in one `Recording` (conformance/recording.ts) and call this in its connector.test.ts;
 * a connector that listens in several ways has one recording for each. Parts apply by what the connector can do.
 */
import { connectingPromises } from './conformance/connecting.ts'
import { failingPromises } from './conformance/failing.ts'
import { hostilityPromises } from './conformance/hostility.ts'
import { listeningPromises, threadPromises } from './conformance/listening.ts'
import { lookingBackPromises } from './conformance/looking-back.ts'
import type { Recording } from './conformance/recording.ts'
import { speakingPromises } from './conformance/speaking.ts'
import type { Connector } from './connector.ts'

export function conformance(connector: Connector, recording: Recording): void {
  connectingPromises(connector, recording)
  listeningPromises(connector, recording)
  threadPromises(connector, recording)
  lookingBackPromises(connector, recording)
  failingPromises(connector, recording)
  hostilityPromises(connector, recording)
  speakingPromises(connector, recording)
}
