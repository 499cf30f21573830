/** When a channel was not heard is written down: paused, broken for longer than a moment, and what a network no longer had. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addChannel, openScene } from '#tests/crash/stage.ts'
import { findChannel, pauseChannel, resumeChannel, setState } from './channels.ts'
import type { Channel } from './schema.ts'
import { silencesIn } from './silences.ts'

const MINUTE_MS = 60_000

test('L7 a pause is a silence until it is resumed; trouble that is over in a moment is none', async () => {
  const scene = await openScene()
  const id = await addChannel(scene, { class: 'F', address: 'https://feed.example' })
  const begun = Date.now()
  const at = <T>(minutes: number, body: Parameters<typeof scene.work<T>>[0]) =>
    scene.work<T>((work) => body({ ...work, now: new Date(begun + minutes * MINUTE_MS) }))
  const told = () =>
    scene.work(async (work) =>
      (await silencesIn(work, { from_at: new Date(0), to_at: new Date(begun + 1e9) }, id)).map(
        ({ why, says, from_at, to_at }) => [why, says, minutesOf(from_at), to_at && minutesOf(to_at)],
      ),
    )
  const minutesOf = (instant: Date) => (instant.getTime() - begun) / MINUTE_MS
  const set = (minutes: number, change: Partial<Channel> & Pick<Channel, 'state'>) =>
    at(minutes, async (work) => setState(work, await findChannel(work, id), change))
  await set(0, { state: 'waiting', problem: 'No answer.' })
  await set(2, { state: 'well', problem: null })
  assert.deepEqual(await told(), [], 'two minutes are a hiccup')
  await set(10, { state: 'waiting', problem: 'No answer.' })
  await set(12, { state: 'needs_person', problem: 'Sign in again.' })
  await set(40, { state: 'well', problem: null })
  await at(60, (work) => pauseChannel(work, id))
  assert.deepEqual(await told(), [
    ['paused', null, 60, null],
    ['broken', 'No answer.', 10, 40],
  ])
  await at(70, (work) => resumeChannel(work, id))
  assert.deepEqual((await told())[0], ['paused', null, 60, 70])
})
