/** A life from a seed: the rooms one after the other, each through the functions that people and networks use. */
import { deliverNext } from '#areas/channels/deliver.ts'
import { byNetwork, PACE } from '#areas/channels/sending.ts'
import type { Tools } from '#platform/area.ts'
import { sealNext } from '#platform/log-seal/seal.ts'
import type { Reactions } from '#platform/reactions.ts'
import { reactOnce } from '#platform/reactions.ts'
import { openRiver } from '#river'
import { administration, askOneMore } from './administration.ts'
import { chanceOf } from './chance.ts'
import { channels, holdEverything, rest } from './channels.ts'
import { chatterOf } from './chatter.ts'
import { readMost } from './inbox.ts'
import { listening, noteRecall } from './listening.ts'
import { mentions } from './mentions.ts'
import { type Clock, databaseAt } from './past.ts'
import { FOUNDER } from './people.ts'
import { play } from './play.ts'
import { routing } from './routing.ts'
import { type Scene, scenesOf } from './scenes.ts'
import { heldScene, scenesNow } from './scenes-now.ts'
import type { Seeding, Wanted } from './seeding.ts'
import { blueskyStandIn, feedsStandIn } from './stand-in.ts'
import { understanding } from './understanding.ts'

export interface Opened {
  tools: Tools
  reactions: Readonly<Record<string, Reactions>>
  tell?: (sentence: string) => void
}

export interface Lived {
  workspace_id: string
  /** Of the first administrator. */
  email: string
  conversations: number
}

/** Later rooms add themselves here, after those they need. */
const ROOMS = [administration, channels, listening, understanding, routing]

export async function live(opened: Opened, wanted: Wanted): Promise<Lived> {
  const seeding = open(opened, wanted)
  for (const room of ROOMS) {
    await room(seeding)
    await seeding.settle()
  }
  seeding.tell('Fernhill has people, teams, channels, a monitor and a routing table')
  const scenes: Scene[] = [...scenesOf(wanted), ...scenesNow(wanted)]
  await play(seeding, [...scenes, ...chatterOf(wanted)])
  await noteRecall(seeding)
  await holdEverything(seeding)
  await play(seeding, [heldScene(scenes, wanted)], seeding.clock.now)
  await askOneMore(seeding)
  await mentions(seeding)
  await readMost(seeding)
  seeding.clock.now = wanted.ends_at
  await rest(seeding)
  await seeding.settle()
  while (await sealNext(opened.tools.database, new Date()));
  const { workspace_id } = seeding
  return { workspace_id, email: `${FOUNDER.mailbox}@${wanted.mail_domain}`, conversations: scenes.length }
}

function open({ tools, reactions, tell = () => {} }: Opened, wanted: Wanted): Seeding {
  const clock: Clock = { now: wanted.ends_at }
  const past = databaseAt(tools.database, clock)
  const sending = {
    ...{ database: past, secrets: tools.secrets, log: tools.log, outside: NOWHERE, pace: PACE, guards: [] },
    connectors: byNetwork([blueskyStandIn, feedsStandIn]),
    readImage: () => Promise.reject(new Error('nobody shows pictures in this life')),
  }
  const settle = async () => {
    while ((await deliverNext(sending)) || (await reactOnce(past, reactions)));
  }
  return {
    ...{ wanted, tools, clock, past, sending, settle, tell },
    chance: chanceOf(wanted.seed),
    intake: openRiver(past.inWork),
    ...{ workspace_id: '', people: new Map(), teams: new Map(), channels: new Map() },
  }
}

const away = () => {
  throw new Error('while a life is made, nothing leaves the machine')
}
const NOWHERE = { fetch: away, socket: away, now: () => new Date() }
