/** The endpoints of api.ts, each joined with its rule. What asks a network does so outside any Work. */
import { canSpeak, speakerFor } from '#areas/conduct/grants.ts'
import { type Route, route, type Visit, visitRoute } from '#platform/http.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import * as api from './api.ts'
import {
  findChannel,
  listChannels,
  pauseChannel,
  resumeChannel,
  retireChannel,
  setDuties,
  viewOf,
  viewsOf,
} from './channels.ts'
import { type Connecting, connectChannel, purposeOf, reconnectChannel, type Whose } from './connecting.ts'
import { type Resolution, releaseDelivery, resolveDelivery, retryDelivery, withdrawDelivery } from './deciding.ts'
import { doDeed, listDeeds } from './deeds.ts'
import { findDelivery, listDeliveries } from './deliveries.ts'
import { deliveryViews, isOwnOrAdministrators } from './delivery-views.ts'
import { versionsOfPost } from './edits.ts'
import { listHolds, placeHold, releaseHold, takeReleaseBack } from './holds.ts'
import { refuseBrought } from './not-brought.ts'
import type { AddresseesOf } from './ports.ts'
import { type Channel, isBrought } from './schema.ts'
import { silencesIn } from './silences.ts'
import { countStuck } from './stuck.ts'
import { probeNow } from './upkeep.ts'

const SILENCES_MS = 90 * 86_400_000

export const routesOf = (connecting: Connecting, addresseesOf: AddresseesOf): Route[] => [
  ...networkRoutes(connecting),
  route(api.listVersions, versionsOfPost),
  ...channelRoutes(connecting),
  ...askingRoutes(connecting),
  ...deliveryRoutes(addresseesOf),
  ...holdRoutes(),
]

function networkRoutes(connecting: Connecting): Route[] {
  return [
    route(api.listNetworks, async () => ({
      networks: [...connecting.connectors.values()].map((connector) => ({
        network: connector.network,
        name: connector.name,
        asks: [...connector.asks],
        source_asks: connector.source_asks ? [...connector.source_asks] : null,
        limits: connector.limits,
        delivery_class: connector.delivery_class,
        speaks: purposeOf(connector) === 'account',
      })),
    })),
    route(api.listAbilities, async (work) => ({
      channels: (await listChannels(work, { retired: 'no' })).filter((channel) => !isBrought(channel)),
    })),
  ]
}

function channelRoutes({ membersOf }: Connecting): Route[] {
  const shown = async (work: Work, channel: Promise<Channel>) => viewOf(work, await channel)
  return [
    route(api.listChannels, async (work, which) => ({
      channels: await viewsOf(work, await listChannels(work, which)),
    })),
    route(api.pauseChannel, (work, { id }) => shown(work, pauseChannel(work, id))),
    route(api.resumeChannel, (work, { id }) => shown(work, resumeChannel(work, id))),
    route(api.retireChannel, (work, { id }) => shown(work, retireChannel(work, id))),
    route(api.setDuties, (work, { id, ...duties }) => shown(work, setDuties(work, membersOf, { id, duties }))),
    route(api.listSilences, async (work, { id }) => {
      await findChannel(work, id)
      const from_at = new Date(work.now.getTime() - SILENCES_MS)
      return { silences: await silencesIn(work, { from_at, to_at: work.now }, id) }
    }),
    route(api.listDeeds, async (work, of) => ({ deeds: await listDeeds(work, of) })),
  ]
}

function askingRoutes(connecting: Connecting): Route[] {
  const shown = (visit: Visit, channel: Channel) =>
    connecting.database.inWork(whoseOf(visit), (work) => viewOf(work, channel))
  return [
    visitRoute(api.connectChannel, async (visit, { network, purpose, answers, ...duties }) => {
      const ask = { network, purpose, answers, duties }
      const { channel, was } = await connectChannel(connecting, whoseOf(visit), ask)
      return { ...(await shown(visit, channel)), was }
    }),
    visitRoute(api.reconnectChannel, async (visit, ask) =>
      shown(visit, await reconnectChannel(connecting, whoseOf(visit), ask)),
    ),
    visitRoute(api.probeChannel, async (visit, { id }) => shown(visit, await probeNow(connecting, whoseOf(visit), id))),
    visitRoute(api.doDeed, (visit, ask) => doDeed(connecting, whoseOf(visit), ask)),
  ]
}

function whoseOf({ session }: Visit): Whose {
  invariant(session, 'these endpoints name a right, so nobody comes here without a session')
  return { workspace_id: session.workspace_id, by: session.person }
}

function deliveryRoutes(addresseesOf: AddresseesOf): Route[] {
  const speaker = async (work: Work, id: string) => speakerFor(work, (await findDelivery(work, id)).channel_id)
  return [
    route(api.listDeliveries, async (work, of) => ({
      deliveries: await deliveryViews(work, addresseesOf, await listDeliveries(work, of)),
    })),
    route(api.countStuckDeliveries, countStuck),
    route(api.retryDelivery, async (work, { id }) => retryDelivery(work, await speaker(work, id), id)),
    route(api.releaseDelivery, async (work, { id }) => releaseDelivery(work, await speaker(work, id), id)),
    route(api.resolveDelivery, async (work, { id, outcome, url }) =>
      resolveDelivery(work, await speaker(work, id), { id, resolution: resolutionOf(outcome, url) }),
    ),
    route(api.withdrawDelivery, async (work, { id }) => {
      await refuseStranger(work, id)
      return withdrawDelivery(work, id)
    }),
  ]
}

function resolutionOf(outcome: Resolution['outcome'], url: string | undefined): Resolution {
  if (outcome !== 'there') return { outcome }
  if (!url)
    refuse('invalid', 'address_missing', 'Say where it is: paste the address of the post.', {
      fields: { url: 'The address of the post.' },
    })
  return { outcome, url }
}

/** Whoever said it may take it back, also after losing the right to speak; so may who speaks on the channel or administers. */
async function refuseStranger(work: Work, id: string): Promise<void> {
  const delivery = await findDelivery(work, id)
  if (!isOwnOrAdministrators(work, delivery) && !(await canSpeak(work, delivery.channel_id)))
    refuse('not_allowed', 'not_yours', 'Only who said this, or somebody who speaks on this channel, can withdraw it.')
}

function holdRoutes(): Route[] {
  return [
    route(api.listHolds, async (work, { all }) => ({ holds: await listHolds(work, { past: all }) })),
    route(api.placeHold, async (work, what) => {
      if (what.channel_id) refuseBrought(await findChannel(work, what.channel_id), 'hold')
      return placeHold(work, what)
    }),
    route(api.releaseHold, (work, { id }) => releaseHold(work, id)),
    route(api.takeReleaseBack, (work, { id }) => takeReleaseBack(work, id)),
  ]
}
