import type { Generated } from 'kysely'
import type { Channel, DeedRecord, Delivery, Hold, Silence } from './schema.ts'

/** Written as JSON text, read as what it is. */
type Ws = { workspace_id: string }

declare module '#platform/work.ts' {
  interface Tables {
    channels_channels: Channel & Ws
    channels_credentials: Ws & {
      channel_id: string
      sealed: Buffer
      given_at: Date
      /** Half life; null where they never end. */
      renew_at: Date | null
      expires_at: Date | null
      /** Somebody is renewing them now. */
      renewing_until: Date | null
    }
    /** One row per channel that is looked after: who listens, and when it is probed and renewed. Seen across workspaces. */
    channels_leases: Ws & {
      channel_id: string
      network: string
      listens: boolean
      next_at: Date
      holder: string | null
      lease_until: Date | null
      token: Generated<number>
      upkeep_at: Date
      broken_since: Date | null
    }
    channels_subscriptions: Ws & {
      channel_id: string
      sealed: Buffer
      asked_at: Date
    }
    channels_deliveries: Delivery & Ws
    /** One row per delivery that has a next step. Seen across workspaces: ids and instants only. */
    channels_turns: Ws & {
      delivery_id: string
      channel_id: string
      network: string
      phase: 'send' | 'look' | 'person'
      attempts: Generated<number>
      due_at: Date
      lease_until: Date | null
    }
    channels_holds: Hold & Ws
    channels_deeds: DeedRecord & Ws
    channels_silences: Silence & Ws
  }
}

export interface DeliveryFact {
  delivery_id: string
  channel_id: string
  subject_kind: 'message' | 'publication'
  subject_id: string
}

declare module '#platform/facts.ts' {
  interface Facts {
    'channels.channel_connected': { channel_id: string; network: string }
    'channels.channel_changed': { channel_id: string; state: string }
    'channels.duties_set': { channel_id: string; gaps: string[] }
    'channels.delivery_queued': DeliveryFact
    'channels.delivery_held': DeliveryFact
    'channels.delivery_sent': DeliveryFact
    'channels.delivery_refused': DeliveryFact & { kind: string }
    'channels.delivery_unknown': DeliveryFact & { needs_person: boolean }
    'channels.delivery_by_hand': DeliveryFact
    'channels.delivery_withdrawn': DeliveryFact
    'channels.hold_placed': { hold_id: string; channel_id: string | null }
    'channels.hold_released': { hold_id: string; channel_id: string | null }
    'channels.deed_settled': { deed_id: string; channel_id: string; deed: string; state: string }
  }
}
