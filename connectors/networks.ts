/** Every network that can be connected. Adding one is a folder and a line here. */
import { bluesky } from './bluesky/connector.ts'
import type { Connector } from './connector.ts'
import { feeds } from './feeds/connector.ts'
import { hackernews } from './hackernews/connector.ts'

export const connectors: readonly Connector[] = [bluesky, feeds, hackernews]

export const networks: Readonly<Record<string, Connector>> = Object.fromEntries(
  connectors.map((connector) => [connector.network, connector]),
)
