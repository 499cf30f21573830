/** Promises of `connect`, `probe` and `moderate`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ABILITIES, type Abilities, type Answers, type Connected, type Connector } from '../connector.ts'
import { assertKeeps, unreachable } from './failing.ts'
import { endOf } from './hearing.ts'
import { frozen, type Meddle, type Recording, stage } from './recording.ts'

export function connectingPromises(connector: Connector, recording: Recording): void {
  abilityPromises(connector, recording)
  if (recording.answers) signingInPromises(connector, recording)
  if (recording.answers && connector.renew) renewingPromises(connector, recording)
  if (recording.source_answers) sourcePromises(connector, recording)
  if (recording.authors_of) authorPromises(connector, recording)
  deedPromises(connector, recording)
}

function signingInPromises(connector: Connector, recording: Recording): void {
  const name = `${connector.network} ${recording.of}`
  const answers = frozen(recording.answers ?? {})
  const secrets = connector.asks
    .flatMap((ask) => (ask.kind === 'secret' ? [answers[ask.name] ?? ''] : []))
    .filter(Boolean)

  test(`${name}: connecting says whose account it is and keeps secrets apart`, async () => {
    let connected: Connected | undefined
    const error = await endOf(async () => {
      connected = await connector.connect(stage(recording, recording.network()).outside, answers)
    })
    assert.equal(error, null)
    assert.ok(connected)
    assert.equal(connected.native_id, recording.account.native_id)
    assert.match(connected.url, /^(https?|mailto):/)
    const open = JSON.stringify({ ...connected, credentials: {} })
    for (const secret of [...secrets, ...Object.values(connected.credentials)]) assert.ok(!open.includes(secret))
  })

  test(`${name}: refused answers say how to mend them, without the secret`, async () => {
    const refusing: Meddle = async () => Response.json({ error: 'No', message: secrets.join(' ') }, { status: 401 })
    const staged = stage(recording, recording.network(), refusing)
    const error = await endOf(() => connector.connect(staged.outside, answers))
    assert.ok(error && /^(auth_|scope_missing|not_allowed|invalid)/.test(error.kind))
    assertKeeps(secrets, error)
  })

  test(`${name}: a server that is away is transient`, async () => {
    const staged = stage(recording, recording.network(), async () => unreachable('ENOTFOUND'))
    const error = await endOf(() => connector.connect(staged.outside, answers))
    assert.ok(error && /^(transient|invalid)$/.test(error.kind))
  })

  test(`${name}: answers of any kind are refused, never a fault`, async () => {
    for (const wrong of ['', ' ', '\0', 'javascript:alert(1)', 'http://', '🙂'.repeat(5_000), '../..']) {
      const nonsense = frozen(Object.fromEntries(connector.asks.map((ask) => [ask.name, wrong])))
      const staged = stage(recording, recording.network(), async () => new Response('{}', { status: 400 }))
      assert.ok(await endOf(() => connector.connect(staged.outside, nonsense)), JSON.stringify(wrong.slice(0, 20)))
    }
    assert.ok(await endOf(() => connector.connect(stage(recording, recording.network()).outside, {})))
  })
}

function renewingPromises(connector: Connector, recording: Recording): void {
  const renewing = (meddle?: Meddle) => {
    const { outside } = stage(recording, recording.network(), meddle)
    return endOf(async () => {
      const renewed = await connector.renew?.(outside, frozen(recording.account))
      for (const secret of Object.values(renewed ?? {})) assert.ok(secret.length > 0)
    })
  }

  test(`${connector.network} ${recording.of}: credentials are renewed, or it is told why not`, async () => {
    assert.equal(await renewing(), null)
    assert.equal((await renewing(async () => unreachable('ENOTFOUND')))?.kind, 'transient')
    const secrets = Object.values(recording.account.credentials)
    const refused = await renewing(async () => Response.json({ message: secrets.join(' ') }, { status: 401 }))
    assert.ok(refused && refused.kind.startsWith('auth_'))
    assertKeeps(secrets, refused)
  })
}

function sourcePromises(connector: Connector, recording: Recording): void {
  test(`${connector.network} ${recording.of}: a source is opened by its answers, and nonsense is refused`, async () => {
    const open = (answers: Answers) => {
      const { outside } = stage(recording, recording.network())
      return endOf(async () => opened.push(await connector.connectSource?.(outside, frozen(answers))))
    }
    const opened: (Connected | undefined)[] = []
    assert.equal(await open(recording.source_answers ?? {}), null)
    assert.equal(opened[0]?.native_id, recording.account.native_id)
    for (const wrong of ['\0', 'javascript:alert(1)', 'http://', '🙂'.repeat(5_000), 'file:///etc/passwd']) {
      const nonsense = Object.fromEntries((connector.source_asks ?? []).map((ask) => [ask.name, wrong]))
      assert.ok(await open(nonsense), JSON.stringify(wrong.slice(0, 20)))
    }
  })
}

function authorPromises(connector: Connector, recording: Recording): void {
  test(`${connector.network} ${recording.of}: authors are told in the order asked, without those nobody knows`, async () => {
    const known = recording.authors_of ?? []
    const told: string[] = []
    const error = await endOf(async () => {
      const { outside } = stage(recording, recording.network())
      const asked = frozen(['nobody', ...known.toReversed()])
      const authors = (await connector.authors?.(outside, frozen(recording.account), asked)) ?? []
      for (const author of authors) assert.ok(author.handle.length > 0 && author.native_id.isWellFormed())
      told.push(...authors.map(({ native_id }) => native_id))
    })
    assert.equal(error, null)
    assert.deepEqual(told, known.toReversed())
  })
}

function abilityPromises(connector: Connector, recording: Recording): void {
  test(`${connector.network} ${recording.of}: every ability is yes, or says why not`, async () => {
    let abilities: Abilities | undefined
    const error = await endOf(async () => {
      abilities = await connector.probe(stage(recording, recording.network()).outside, frozen(recording.account))
    })
    assert.equal(error, null)
    for (const name of ABILITIES) {
      const ability = abilities?.[name]
      assert.ok(ability, name)
      if (ability.may !== 'yes') assert.match(ability.because, /^[A-Z].*\.$/s, `${name}: ${ability.because}`)
    }
    if (!connector.publish) assert.equal(abilities?.publish.may, 'no')
    if (!connector.moderate) assert.equal(abilities?.like.may, 'no')
    if (!connector.thread) assert.equal(abilities?.read_thread.may, 'no')
  })
}

function deedPromises(connector: Connector, recording: Recording): void {
  for (const deed of connector.moderate ? (recording.deeds ?? []) : []) {
    test(`${connector.network} ${recording.of}: ${deed.deed} is done, and its refusal is told`, async () => {
      const network = recording.network()
      const done = (meddle?: Meddle) => {
        const { outside } = stage(recording, network, meddle)
        return endOf(async () => connector.moderate?.(outside, frozen(recording.account), frozen(deed)))
      }
      assert.equal(await done(), null)
      assert.equal((await done(async () => unreachable('ENOTFOUND')))?.kind, 'transient')
      assert.match(
        (await done(async () => new Response('{}', { status: 401 })))?.kind ?? '',
        /^(auth_|scope_|not_allowed)/,
      )
    })
  }
}
