/**
 * Passwords as argon2id (RFC 9106; 19 MiB, two passes, one lane: the OWASP minimum), kept as PHC strings so that the
 * parameters may grow later. A hash takes memory, so only a few run at once and only so many wait: a flood of
 * sign-ins slows sign-ins, never the rest.
 */
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { refuse } from '../refusal.ts'

export interface Passwords {
  /** A PHC string. */
  hash(password: string): Promise<string>
  /** Does the same work for an account that does not exist (null), so that time tells nothing. */
  verify(password: string, phc: string | null): Promise<boolean>
}

type Argon2 = (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Uint8Array>

export interface PasswordsOptions {
  argon2?: Argon2
  at_once?: number
  waiting_at_most?: number
}

const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/-]{22,})\$([\w+/-]{43})$/
const NOBODY = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

export function openPasswords(options: PasswordsOptions = {}): Passwords {
  const run = options.argon2 ?? promisify(argon2)
  const turn = takingTurns(options.at_once ?? 4, options.waiting_at_most ?? 100)
  const work = (password: string, nonce: Buffer, cost: typeof COST) =>
    turn(() =>
      run('argon2id', { ...cost, message: Buffer.from(password.normalize('NFC')), nonce, tagLength: TAG_BYTES }),
    )
  return {
    hash: async (password) => {
      const salt = randomBytes(16)
      const tag = Buffer.from(await work(password, salt, COST))
      const { memory, passes, parallelism } = COST
      return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
    },
    verify: async (password, phc) => {
      const { cost, salt, tag } = readPhc(phc ?? NOBODY)
      const found = Buffer.from(await work(password, salt, cost))
      return timingSafeEqual(found, tag) && phc !== null
    },
  }
}

function readPhc(phc: string) {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? []
  if (!salt || !tag) throw new Error('a stored password is not an argon2id string')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

function takingTurns(at_once: number, waiting_at_most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(body: () => Promise<T>): Promise<T> => {
    if (running >= at_once) {
      if (waiting.length >= waiting_at_most)
        refuse('unavailable', 'sign_in_busy', 'Many people are signing in just now. Try again in a moment.', {
          retry_after_s: 5,
        })
      // Whoever ends hands their turn over, so nobody slips in between.
      await new Promise<void>((go) => waiting.push(go))
    } else running += 1
    try {
      return await body()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
