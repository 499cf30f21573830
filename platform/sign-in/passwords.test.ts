import assert from 'node:assert/strict'
import { argon2 } from 'node:crypto'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { Refusal } from '../refusal.ts'
import { passwordTrouble } from './password-rules.ts'
import { openPasswords } from './passwords.ts'

const whose = { name: 'Ana Ortega', email: 'a.ortega@ternoutdoor.example' }

test('a password is verified against its own hash only, whatever characters it holds', async () => {
  const passwords = openPasswords()
  const phc = await passwords.hash('Grüße, zehn Pferde 🐎')
  assert.match(phc, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.equal(await passwords.verify('Grüße, zehn Pferde 🐎', phc), true)
  assert.equal(await passwords.verify('Grüße, zehn Pferde 🐎'.normalize('NFD'), phc), true)
  assert.equal(await passwords.verify('grüße, zehn Pferde 🐎', phc), false)
  assert.notEqual(phc, await passwords.hash('Grüße, zehn Pferde 🐎'), 'a salt each')
  await assert.rejects(passwords.verify('x', 'plain text'), /not an argon2id/)
})

test('an account without a password gets the same work and never a yes', async () => {
  let times = 0
  const hash = promisify(argon2)
  const passwords = openPasswords({
    argon2: (algorithm, parameters) => {
      times += 1
      assert.deepEqual([parameters.memory, parameters.passes], [19_456, 2])
      return hash(algorithm, parameters)
    },
  })
  assert.equal(await passwords.verify('', null), false)
  assert.equal(await passwords.verify('anything at all', null), false)
  assert.equal(times, 2)
})

test('a hash made with other parameters still verifies, as the reference writes it', async () => {
  // RFC 9106's algorithm with the parameters in the string itself: m=8, t=1.
  const salt = Buffer.alloc(16, 7)
  const tag = await promisify(argon2)('argon2id', {
    message: Buffer.from('old horse, old course'),
    nonce: salt,
    memory: 8,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  })
  const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
  const phc = `$argon2id$v=19$m=8,t=1,p=1$${b64(salt)}$${b64(tag)}`
  assert.equal(await openPasswords().verify('old horse, old course', phc), true)
})

test('only so many hashes run at once, only so many wait, and the rest is told so', async () => {
  let running = 0
  let most = 0
  const hash = promisify(argon2)
  const passwords = openPasswords({
    at_once: 2,
    waiting_at_most: 5,
    argon2: async (algorithm, parameters) => {
      running += 1
      most = Math.max(most, running)
      try {
        return await hash(algorithm, parameters)
      } finally {
        running -= 1
      }
    },
  })
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => passwords.hash('a horse for every course')))
  const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refusal] : []))
  assert.equal(most, 2)
  assert.equal(refused.length, 13)
  assert.ok(refused.every((error) => error instanceof Refusal && error.code === 'sign_in_busy'))
  await passwords.hash('turns are handed back after a flood')
})

for (const [password, expected] of [
  ['short', /at least 10/],
  ['123456789', /at least 10/],
  ['x'.repeat(201), /at most 200/],
  ['aaaaaaaaaaaa', /first/],
  ['abababababab', /first/],
  ['1234567890', /first/],
  ['0987654321', /first/],
  ['qwertyuiop', /first/],
  ['qwertyuiop123', /first/],
  ['abcdefghijkl', /first/],
  ['password1234', /first/],
  ['Passw0rd!!!!', /first/],
  ['P@ssword2026', /first/],
  ['iloveyou1234', /first/],
  ['passwordpassword', /first/],
  ['my name is Ortega', /name or your e-mail/],
  ['ternoutdoor for ever', /name or your e-mail/],
  ['a.ortega@ternoutdoor.example', /name or your e-mail/],
] as const)
  test(`the password ${password.slice(0, 30)} is refused`, () => {
    assert.match(passwordTrouble(password, whose) ?? '', expected)
  })

for (const password of [
  'a horse for every course',
  'six horses, nine courses',
  'qV7#mm2!xLp0',
  'пароль из четырёх слов',
  '四つの言葉でできた合言葉です',
  'correct horse battery staple',
  'nopasswordhere, sorry',
  'x'.repeat(190) + 'abcdefghij',
])
  test(`the password ${password.slice(0, 30)} is taken`, () => {
    if (password.startsWith('xxxx')) assert.equal(password.length, 200)
    assert.equal(passwordTrouble(password, whose), null)
  })
