/** Which accounts are ours, as lists ask for with each page. One that is retired is ours still. */
import './tables.ts'
import { hotRead } from '#platform/hot-read.ts'
import type { Work } from '#platform/work.ts'
import type { Channel } from './schema.ts'

export type OurAccount = Pick<Channel, 'network' | 'native_id' | 'display_name' | 'handle'>

const accounts = hotRead((db) =>
  db
    .selectFrom('channels_channels')
    .select(['network', 'native_id', 'display_name', 'handle'])
    .where('purpose', '=', 'account')
    .orderBy('network')
    .orderBy('display_name')
    .orderBy('id'),
)

export const ourAccounts = (work: Work): Promise<OurAccount[]> => accounts(work, {})
