/** Deliveries as their reader sees them, in three steps: whom they answer, on which channels the reader speaks, the view. */
import './tables.ts'
import { channelsSpokenOn } from '#areas/conduct/grants.ts'
import type { Work } from '#platform/work.ts'
import type { AddresseesOf, Answer } from './ports.ts'
import { authorsOf } from './posts.ts'
import type { Delivery, DeliveryView } from './schema.ts'

export async function deliveryViews(
  work: Work,
  addresseesOf: AddresseesOf,
  deliveries: readonly Delivery[],
): Promise<DeliveryView[]> {
  const to = await addresseesOf(work, await answersOf(work, deliveries))
  const spoken = await channelsSpokenOn(work)
  return deliveries.map((delivery) => {
    const speak = spoken.has(delivery.channel_id)
    const isTheirs = isOwnOrAdministrators(work, delivery)
    const may = { speak, withdraw: speak || isTheirs }
    const whom = to.get(delivery.id) ?? null
    if (whom !== 'sealed') return { ...delivery, to: whom, sealed: false, may }
    return isTheirs
      ? { ...delivery, to: null, sealed: false, may }
      : { ...delivery, outgoing: WITHHELD, url: null, problem: null, to: null, sealed: true, may }
  })
}

const WITHHELD: Delivery['outgoing'] = { text: '', lang: null, reply_to: null, images: [] }

/** Whoever said it may take it back, also after losing the right to speak; so may who administers. */
export const isOwnOrAdministrators = ({ by }: Work, { person_id }: Pick<Delivery, 'person_id'>): boolean =>
  by.kind === 'person' && (by.id === person_id || by.role === 'administrator')

async function answersOf(work: Work, deliveries: readonly Delivery[]): Promise<Answer[]> {
  const networks = await networksOf(work, deliveries)
  const authors = new Map<string, string>()
  for (const network of new Set(networks.values())) {
    const answered = deliveries.filter((delivery) => networks.get(delivery.channel_id) === network)
    const native_ids = answered.flatMap(({ outgoing }) => outgoing.reply_to?.native_id ?? [])
    for (const [native_id, author_id] of await authorsOf(work, network, native_ids))
      authors.set(`${network} ${native_id}`, author_id)
  }
  return deliveries.map(({ id, channel_id, outgoing }) => ({
    delivery_id: id,
    author_id: authors.get(`${networks.get(channel_id)} ${outgoing.reply_to?.native_id}`) ?? null,
  }))
}

async function networksOf(work: Work, deliveries: readonly Delivery[]): Promise<Map<string, string>> {
  if (deliveries.length === 0) return new Map()
  const ids = [...new Set(deliveries.map(({ channel_id }) => channel_id))]
  const rows = await work.db.selectFrom('channels_channels').select(['id', 'network']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, network }) => [id, network]))
}
