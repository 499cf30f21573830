import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Match } from '../match.ts'
import { judged, judgesOf } from './judge.ts'
import { judgeOf } from './lessons.ts'
import { tellingPhrase } from './mend.ts'

const say = (text: string) => ({ text, title: null })
const ROAD = [
  'Roadworks on Fern Hill Road again this week, expect delays',
  'Accident on Fern Hill Road near the school, police there',
  'Fern Hill Road is closed until Friday because of the water main',
  'Two cars crashed on Fern Hill Road this morning, traffic is standing',
]
const ABOUT = [
  'My Fern Hill kettle leaks after two weeks',
  'Love the new Fern Hill toaster, best breakfast in years',
  'Has anyone tried the Fern Hill Arc kettle? Is it quiet?',
  'Fern Hill customer service answered within an hour, great',
  'Fern Hill raised prices again, thinking of another brand',
  'The lid of my Fern Hill kettle broke, where do I get spare parts',
  'Fern Hill, my parcel is late for the third time',
  'Thanks Fern Hill for the refund',
]
const LIKE = [
  'Fern Hill Road closed again, roadworks until Monday',
  'Bus diverted because of an accident on Fern Hill Road',
]
const UNLIKE = [
  'My Fern Hill toaster burns everything',
  'I moved to Ferndale and my Fern Hill kettle still works',
  'Fern Hill kettle stopped on the road trip',
  'Is Fern Hill closed on Sunday?',
  'Fern Hill has a new shop',
  'Fern Hill is closed until Friday, says their shop',
]
const match: Match = { monitor_id: 'm', spans: [] }
const judgedBy = (learned: ReturnType<typeof judgeOf>, text: string) => {
  assert.ok(learned)
  return judged(judgesOf([{ monitor_id: 'm', ...learned }]), [match], tokenize(text, null))[0]?.unlike
}

test('L3 what is like the marks is surely not about the monitor, and what is not is heard', () => {
  const learned = judgeOf({ irrelevant: ROAD.map(say), relevant: [], unmarked: ABOUT.map(say) })
  for (const text of LIKE) assert.equal(judgedBy(learned, text), 4, text)
  for (const text of UNLIKE) assert.equal(judgedBy(learned, text), undefined, text)
})

test('L3 what nobody came to mark yet does not speak for itself', () => {
  const unmarked = [...ABOUT, 'Long queue on Fern Hill Road after an accident', 'Fern Hill Road: roadworks until May']
  const learned = judgeOf({ irrelevant: ROAD.map(say), relevant: [], unmarked: unmarked.map(say) })
  for (const text of LIKE) assert.equal(judgedBy(learned, text), 4, text)
})

test('with fewer than three marks, or nothing to tell them from, nothing is learned', () => {
  assert.equal(judgeOf({ irrelevant: ROAD.slice(0, 2).map(say), relevant: ABOUT.map(say), unmarked: [] }), null)
  assert.equal(judgeOf({ irrelevant: ROAD.map(say), relevant: [], unmarked: [] }), null)
})

test('L3 the phrase that tells them apart is found, and none where there is none', () => {
  const mend = tellingPhrase([...ROAD, 'Nothing to see here'].map(say), ABOUT.map(say), ['fern hill'])
  assert.deepEqual(mend, { phrase: 'fern hill road', in_irrelevant: 4, irrelevant: 5 })
  assert.equal(tellingPhrase(ABOUT.slice(0, 4).map(say), ABOUT.slice(4).map(say), ['fern hill']), null)
  assert.equal(tellingPhrase(ROAD.map(say), ABOUT.map(say), ['fern hill', 'fern hill road', 'hill road', 'road']), null)
})
