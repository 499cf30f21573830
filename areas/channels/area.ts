/** Our accounts on networks: posts in, deliveries out exactly once, holds, deeds. Only this area speaks to connectors. */
import type { Connector } from '#connectors/connector.ts'
import type { Area, Tools } from '#platform/area.ts'
import { type Loop, startLoop } from '#platform/loop.ts'
import { processName } from '#platform/one-server.ts'
import { joining } from './answerers.ts'
import type { Connecting } from './connecting.ts'
import { deedsDue } from './deeds.ts'
import { deliverNext } from './deliver.ts'
import { goneJobs } from './gone-authors.ts'
import { troublesOf } from './health.ts'
import { LISTENING, startListening } from './listen.ts'
import type { AddresseesOf, DeliveryGuard, Intake, MembersOf, ReadImage } from './ports.ts'
import { POST_RECORDS } from './posts-of-a-person.ts'
import { servePush } from './push-door.ts'
import { routesOf } from './routes.ts'
import { Channel, DeedRecord, Delivery, Hold, Silence } from './schema.ts'
import { byNetwork, PACE, type Sending } from './sending.ts'
import { telling } from './telling.ts'
import { lookAfterNext } from './upkeep.ts'
import { deliveriesDue } from './wake.ts'

export interface Ports {
  connectors: readonly Connector[]
  intake: Intake
  guards: readonly DeliveryGuard[]
  membersOf: MembersOf
  readImage: ReadImage
  addresseesOf: AddresseesOf
}

const WORKERS = 4
const OURS = { none: 'names members and our own accounts by id, nobody outside' }

export function channels(tools: Tools, ports: Ports): Area {
  const sending: Sending = {
    ...tools,
    connectors: byNetwork(ports.connectors),
    guards: ports.guards,
    readImage: ports.readImage,
    pace: PACE,
  }
  const { reachable_at } = tools.config
  const connecting: Connecting = { ...sending, membersOf: ports.membersOf, reachable_at }
  const loops = () => [
    ...delivering(sending),
    startListening({
      ...sending,
      ...LISTENING,
      pace: { ...PACE, retry_ms: 5_000, most_ms: 600_000 },
      intake: ports.intake,
      holder: processName(),
    }),
    startLoop({
      name: 'channels.look_after',
      log: tools.log,
      step: () => lookAfterNext(connecting),
      idle_ms: 3_000,
    }),
  ]
  return {
    name: 'channels',
    records: {
      ...POST_RECORDS,
      channels_channels: { schema: Channel, personal: OURS },
      channels_credentials: { schema: null, personal: { none: 'our own credentials, sealed' } },
      channels_subscriptions: { schema: null, personal: { none: 'where networks call us, sealed' } },
      channels_leases: { schema: null, personal: { none: 'ids and instants' } },
      channels_deliveries: {
        schema: Delivery,
        personal: { none: 'our own words; they go with the message that they are of, by forgetOutgoing' },
      },
      channels_turns: { schema: null, personal: { none: 'ids and instants' } },
      channels_holds: { schema: Hold, personal: OURS },
      channels_silences: { schema: Silence, personal: { none: 'instants, and what a network said of itself' } },
      channels_deeds: {
        schema: DeedRecord,
        personal: { none: 'what we did, to a post named by its id on the network' },
      },
    },
    routes: routesOf(connecting, ports.addresseesOf),
    reactions: { ...telling(ports.membersOf), ...joining(ports.membersOf) },
    due: deedsDue,
    jobs: goneJobs(tools.database),
    loops,
    serve: (app) => servePush(app, { ...sending, intake: ports.intake }),
    troubles: () => troublesOf(tools.database),
  }
}

/** Several at once; each is poked when this process queued something, and looks by itself for what others queued. */
function delivering(sending: Sending): Loop[] {
  return Array.from({ length: WORKERS }, (_, i) => {
    const loop = startLoop({
      name: `channels.deliver ${i + 1}`,
      log: sending.log,
      step: () => deliverNext(sending),
      idle_ms: 500,
    })
    deliveriesDue.addEventListener('due', loop.poke)
    return {
      ...loop,
      stop: () => {
        deliveriesDue.removeEventListener('due', loop.poke)
        return loop.stop()
      },
    }
  })
}
