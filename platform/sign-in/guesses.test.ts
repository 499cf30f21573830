import assert from 'node:assert/strict'
import { argon2, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { Refusal } from '../refusal.ts'
import { theStage } from '../rehearsal.ts'
import { findOrAddAccount, setPassword } from './accounts.ts'
import { type Attempt, checkPassword, type Door, openRefused } from './check-password.ts'
import { openDevices } from './devices.ts'
import { addressOf, giveBack, PER_ACCOUNT, takeGuess } from './guesses.ts'
import { openPasswords } from './passwords.ts'

const PASSWORD = 'a horse for every course'
const GUESSES = 10_000
const ADDRESSES = 1_000
const AT_ONCE = 8

/** Here hashes are counted; what one costs is for passwords.test.ts to show. */
const CHEAP = { memory: 64, passes: 1 }

/** A copy of the server: its own memory, the same database. Counts what reaches the real hash. */
async function openCopy(key: Buffer) {
  const { database } = await theStage()
  const hashed = { times: 0 }
  const hash = promisify(argon2)
  const passwords = openPasswords({
    argon2: (algorithm, parameters) => {
      hashed.times += 1
      return hash(algorithm, { ...parameters, ...CHEAP })
    },
  })
  const door: Door = { database, passwords, devices: openDevices(key), refused: openRefused() }
  return { door, hashed }
}

async function addAccount({ door }: Awaited<ReturnType<typeof openCopy>>, email: string): Promise<string> {
  const phc = await door.passwords.hash(PASSWORD)
  return door.database.asPlatform(async (db) => {
    const { id } = await findOrAddAccount(db, email, new Date())
    return setPassword(db, id, phc, new Date())
  })
}

const someEmail = () => `g-${randomBytes(6).toString('hex')}@example.com`

async function outcome(door: Door, attempt: Attempt): Promise<string> {
  return checkPassword(door, attempt).then(
    () => 'right',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
}

test('A1 TRUST S8 of 10,000 guesses from 1,000 addresses at two copies ten reach the hash in fifteen minutes', async () => {
  const key = randomBytes(32)
  const copies = [await openCopy(key), await openCopy(key)]
  const [one] = copies
  assert.ok(one)
  const email = someEmail()
  const credential_id = await addAccount(one, email)
  for (const copy of copies) copy.hashed.times = 0
  const start = Date.now()
  const outcomes = new Map<string, number>()
  let next = 0
  const guess = async () => {
    for (let i = next++; i < GUESSES; i = next++) {
      const copy = copies[i % 2]
      assert.ok(copy)
      // Spread over 14 minutes, so that no guess becomes free again within the test.
      const now = new Date(start + Math.floor((i * 840_000) / GUESSES))
      const n = i % ADDRESSES
      const ip = `10.${n >> 8}.${n & 255}.7`
      const said = await outcome(copy.door, {
        email,
        password: `guess ${i} of many`,
        ip,
        device_cookie: undefined,
        now,
      })
      outcomes.set(said, (outcomes.get(said) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, guess))
  const reached = copies.reduce((sum, copy) => sum + copy.hashed.times, 0)
  assert.equal(reached, PER_ACCOUNT.most)
  assert.deepEqual(Object.fromEntries(outcomes), { wrong_email_or_password: 10, too_many_guesses: GUESSES - 10 })

  const now = new Date(start + 850_000)
  const attempt = { email, password: PASSWORD, ip: '10.9.9.9', now }
  assert.equal(await outcome(one.door, { ...attempt, device_cookie: undefined }), 'too_many_guesses')
  const device_cookie = one.door.devices.mark(credential_id)
  assert.equal(await outcome(one.door, { ...attempt, device_cookie }), 'right', 'the owner’s own browser is let in')
  const later = new Date(start + 840_000 + PER_ACCOUNT.within_ms + 1)
  assert.equal(await outcome(one.door, { ...attempt, now: later, device_cookie: undefined }), 'right')
})

test('guesses of an unknown address are counted and hashed like those of a known one', async () => {
  const copy = await openCopy(randomBytes(32))
  const [known, unknown] = [someEmail(), someEmail()]
  await addAccount(copy, known)
  const now = new Date()
  const said = { known: [] as string[], unknown: [] as string[] }
  for (let i = 0; i < 11; i++) {
    for (const [name, email] of [
      ['known', known],
      ['unknown', unknown],
    ] as const) {
      const before = copy.hashed.times
      said[name].push(
        await outcome(copy.door, {
          email,
          password: 'not the right one',
          ip: `10.2.${i}.1`,
          device_cookie: undefined,
          now,
        }),
      )
      assert.equal(copy.hashed.times - before, i < 10 ? 1 : 0)
    }
  }
  assert.deepEqual(said.known, said.unknown)
  assert.equal(said.known.at(-1), 'too_many_guesses')
})

test('a browser’s own guesses are ten as well, and a mark for another account or made up gives none', async () => {
  const copy = await openCopy(randomBytes(32))
  const [mine, yours] = [someEmail(), someEmail()]
  const [my_credential, your_credential] = [await addAccount(copy, mine), await addAccount(copy, yours)]
  const now = new Date()
  const device_cookie = copy.door.devices.mark(my_credential)
  const attempt = { email: mine, password: 'not the right one', ip: '10.3.0.1', device_cookie, now }
  const said = []
  for (let i = 0; i < 11; i++) said.push(await outcome(copy.door, attempt))
  assert.equal(said.filter((each) => each === 'wrong_email_or_password').length, 10)
  assert.equal(said.at(-1), 'too_many_guesses')
  const { devices } = copy.door
  assert.equal(devices.known(device_cookie, your_credential), null)
  assert.equal(devices.known(device_cookie.replace(my_credential, your_credential), your_credential), null)
  assert.equal(openDevices(randomBytes(32)).known(device_cookie, my_credential), null)
  assert.equal(devices.known(`${device_cookie.slice(0, -2)}`, my_credential), null)
})

test('a right password takes nobody’s guesses away, and fifteen minutes later there are ten again', async () => {
  const { database } = await theStage()
  const whose = someEmail()
  const at = (minutes: number) => new Date(1_800_000_000_000 + minutes * 60_000)
  const take = (now: Date) => database.asPlatform((db) => takeGuess(db, { limit: PER_ACCOUNT, whose, now }))
  for (let i = 0; i < 30; i++) {
    assert.equal(await take(at(0)), null)
    await database.asPlatform((db) => giveBack(db, { limit: PER_ACCOUNT, whose, now: at(0) }))
  }
  for (let i = 0; i < 10; i++) assert.equal(await take(at(i)), null)
  assert.deepEqual(await take(at(10)), at(15))
  assert.equal(await take(at(15.1)), null)
  assert.deepEqual(await take(at(15.2)), at(16))
})

test('an address is a customer’s whole /64, and IPv4 in whatever clothes', () => {
  assert.equal(addressOf('192.0.2.7'), '192.0.2.7')
  assert.equal(addressOf('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(addressOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
  assert.equal(addressOf('2001:0db8:1:2::9'), '2001:db8:1:2')
  assert.equal(addressOf('fe80::1%eth0'), 'fe80:0:0:0')
  assert.equal(addressOf('::1'), '0:0:0:0')
})
