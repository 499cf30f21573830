/** A house that listens for Fernhill, and how what was said there was read, as those who answer see it. */
import assert from 'node:assert/strict'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { system, type Work } from '#platform/work.ts'
import { arrive, openStory, type Story } from './arrivals.ts'

export async function openTaughtHouse() {
  const house = await openStory()
  await house.nora.call(listeningApi.makeMonitor, {
    ...{ name: 'Fernhill', names: ['fernhill'], products: [], leave_out: [] },
  })
  return { ...house, ...reading(house) }
}
export type TaughtHouse = Awaited<ReturnType<typeof openTaughtHouse>>

function reading(house: Story) {
  let said = 0
  const inside = <T>(body: (work: Work) => Promise<T>) =>
    house.server.tools.database.inWork({ workspace_id: house.channel.workspace_id, by: system('test') }, body)
  const conversationOf = async (text: string) => {
    const { conversations } = await house.nora.call(inboxApi.list, { limit: 100 })
    return conversations.find((each) => each.snippet === text) ?? assert.fail(`nobody filed “${text}”`)
  }
  return {
    inside,
    conversationOf,
    /** The conversation that a post opens. */
    async heard(text: string, author = `author${said}`) {
      said += 1
      const native_id = `l${said}`
      await arrive(house, [{ native_id, thread_id: native_id, text, author }])
      return conversationOf(text)
    },
    /** Of what was said first in it; `id` is the conversation's. */
    async readingOf(text: string) {
      const { id } = await conversationOf(text)
      const { messages } = await house.nora.call(inboxApi.read, { id })
      const post_id = messages[0]?.id ?? ''
      const found = (await inside((work) => readingsByIds(work, [post_id]))).get(post_id)
      return { ...(found ?? assert.fail('it was not read')), id, post_id }
    },
  }
}
