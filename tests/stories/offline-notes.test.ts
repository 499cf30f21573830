/** L13: what somebody wrote down of what they heard is theirs to find again and to take back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { importsApi } from '#areas/imports/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { monitor_id, story, useImportingStory } from '../importing-story.ts'

useImportingStory()

test('L13 what one wrote down is found again by them alone, with what became of it, and its words come back with it', async () => {
  const [ida, eve] = [await story.colleague('contributor', []), await story.colleague('executive', [])]
  const write = (who: typeof ida, more: object) =>
    who.call(importsApi.takeNote, { form_id: crypto.randomUUID(), place: 'event', said: 'Nothing of ours', ...more })
  const long_ago = new Date(Date.now() - 7 * 86_400_000)
  const words = {
    place: 'event',
    where: 'Fair: hall 3',
    name: 'Mr Fry',
    contact: '0131 496 0001',
    opens: true,
  } as const
  const opened = await write(ida, { ...words, said: 'His Ternwind leaks', heard_at: long_ago.toISOString() })
  const plain = await write(ida, {})
  await write(eve, { said: 'Of Eve' })

  const { notes, next } = await ida.call(importsApi.notes, {})
  assert.deepEqual(
    [notes.map(({ id }) => id), next],
    [[plain.id, opened.id], null],
    'the last written first, and none of Eve',
  )
  const [second, first] = notes
  assert.deepEqual(
    [
      first?.said,
      first?.place,
      first?.where,
      first?.monitors,
      first?.worked_on,
      second?.monitors,
      second?.conversation,
    ],
    ['His Ternwind leaks', 'event', 'Fair: hall 3', 1, false, 0, null],
  )
  assert.equal(new Date(first?.heard_at ?? 0).getTime(), long_ago.getTime())
  assert.equal(second?.heard_at, null)
  assert.deepEqual(
    [first?.heard_by, first?.conversation],
    [[], { id: null, state: 'open' }],
    'who may not read is told how many heard it and that it is open, no ids',
  )
  assert.ok(!JSON.stringify(notes).includes(words.contact))

  const page = await ida.call(importsApi.notes, { limit: 1 })
  assert.deepEqual([page.notes.length, page.notes[0]?.id], [1, plain.id])
  const rest = await ida.call(importsApi.notes, { limit: 1, before: page.next ?? '' })
  assert.deepEqual([rest.notes.map(({ id }) => id), rest.next], [[opened.id], null])
  await assert.rejects(ida.call(importsApi.notes, { before: 'x' }), /400/)
  await assert.rejects(
    write(ida, { heard_at: '2199-01-01T00:00:00Z' }),
    /That is still to come\. Say when you heard it\./,
  )

  const of_eve = await write(eve, { said: 'My Ternwind sings', opens: true })
  const seen = (await eve.call(importsApi.notes, {})).notes[0]
  assert.deepEqual([seen?.id, seen?.heard_by.map((one) => one.monitor_id)], [of_eve.id, [monitor_id]])
  const conversation_id = seen?.conversation?.id ?? ''
  const { person } = await story.nora.call(administrationApi.session, {})
  await story.nora.call(inboxApi.assign, { id: conversation_id, person_id: person.id })
  assert.equal((await eve.call(importsApi.notes, {})).notes[0]?.worked_on, true)
  await assert.rejects(eve.call(importsApi.takeNoteBack, { id: of_eve.id }), /409/)

  const back = await ida.call(importsApi.takeNoteBack, { id: opened.id })
  assert.deepEqual(
    { ...back, heard_at: new Date(back.heard_at ?? 0).getTime() },
    { ...words, said: 'His Ternwind leaks', people_ids: [], heard_at: long_ago.getTime() },
  )
  assert.deepEqual(
    (await ida.call(importsApi.notes, {})).notes.map(({ id }) => id),
    [plain.id],
  )
})
