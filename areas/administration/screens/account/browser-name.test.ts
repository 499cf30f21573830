import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserName } from './browser-name.ts'

test('a browser is told by its most particular name, since each claims to be the others too', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  const told = (agent: string) => Object.values(browserName(agent)).join(' on ')
  assert.equal(told(`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/140.0 Safari/537.36`), 'Chrome on Linux')
  assert.equal(told(`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`), 'Edge on Windows')
  assert.equal(
    told('Mozilla/5.0 (Macintosh; Intel Mac OS X 15) AppleWebKit/605 Version/18 Safari/605'),
    'Safari on macOS',
  )
  assert.equal(told('Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) FxiOS/140 Safari/605'), 'Firefox on iOS')
  assert.deepEqual(browserName('<script>'), { browser: null, system: null })
  assert.deepEqual(browserName(''), { browser: null, system: null })
})
