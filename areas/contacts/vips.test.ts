import assert from 'node:assert/strict'
import { test } from 'node:test'
import './tables.ts'
import { type Author, identityId } from '#areas/channels/identity.ts'
import { rehearse } from '#platform/rehearsal.ts'
import { system } from '#platform/work.ts'
import { recognise, whoByIds } from './identities.ts'
import { markNoVip, markVip } from './vips.ts'

const author = (name: string): Author => ({
  ...{ native_id: name, handle: `${name}.example`, name, avatar_url: null, url: null, followers: 7 },
})

test('L9 a VIP is one in all accounts of theirs, on every list, until a person says otherwise', async () => {
  await rehearse(system('test'), new Date('2026-11-20T12:00:00Z'), async (work) => {
    const names = ['ada', 'ada-elsewhere', 'bo']
    const ids = names.map((name) => identityId('bluesky', name))
    await recognise(work, 'bluesky', new Map(ids.map((id, at) => [id, author(names[at] ?? '')])))
    const [ada = '', elsewhere = ''] = ids
    await work.db.updateTable('contacts_identities').set({ contact_id: ada }).where('id', '=', elsewhere).execute()
    const vips = async () => {
      const who = await whoByIds(work, ids)
      return ids.map((id) => who.get(id)?.is_vip)
    }
    assert.deepEqual(await vips(), [false, false, false])
    const { identities } = await markVip(work, { id: elsewhere })
    assert.deepEqual(await vips(), [true, true, false])
    assert.deepEqual(
      identities.map(({ is_vip }) => is_vip),
      [true, true],
    )
    // What the network says of them changes nothing of it.
    await recognise(work, 'bluesky', new Map([[elsewhere, { ...author('ada-elsewhere'), name: 'Ada L.' }]]))
    assert.deepEqual(await vips(), [true, true, false])
    await markNoVip(work, { id: ada })
    assert.deepEqual(await vips(), [false, false, false])
    assert.deepEqual(
      work.facts.map(({ name }) => name),
      ['contacts.contact_changed', 'contacts.contact_changed'],
    )
    await assert.rejects(markVip(work, { id: identityId('bluesky', 'nobody') }), /There is nobody by this id/)
  })
})
