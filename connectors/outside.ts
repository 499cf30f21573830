/** What the host really lends to connectors: the guarded client of platform/outbound-http.ts, its socket errors put into our kinds. */
import type { Outside } from './connector.ts'
import { connectionFailure } from './failures.ts'

export function outsideOf(client: Outside): Outside {
  return {
    fetch: client.fetch,
    now: () => client.now(),
    async *socket(url, signal) {
      try {
        yield* client.socket(url, signal)
      } catch (error) {
        throw connectionFailure('The stream', 'read', error)
      }
    },
  }
}
