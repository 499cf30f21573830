import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyInside } from './inside.ts'

/** Names as they lead somewhere today. */
const NAMES: Record<string, string> = { 'receiver.example': '8.8.8.8', 'intranet.example': '10.1.2.3' }
const why = whyInside(['pds.office:2583'], async (name) => {
  const address = NAMES[name]
  if (!address) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  return [{ address, family: 4 }]
})

test('what leads inside is said why, with the sentence of the guard', async () => {
  for (const host of ['127.0.0.1', '[::1]', '169.254.169.254', '0x7f.1', 'intranet.example', '10.0.0.1:80'])
    assert.match(
      (await why(`https://${host}/hook`)) ?? '',
      /leads to an address inside this network.*ALLOW_HOSTS/,
      host,
    )
})

test('what the operator opened, what is outside, and a name that is not known now pass', async () => {
  for (const host of ['receiver.example', 'unknown.example', 'pds.office:2583', '8.8.8.8'])
    assert.equal(await why(`https://${host}/hook`), null, host)
})
