/**
 * A browser in which an account's owner signed in before carries a signed cookie that says so. It opens nothing; it
 * only gives that browser guesses of its own, after OWASP's "device cookies". It names the credential, which a changed
 * password replaces: who once knew the old one has no better place than a stranger.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const DEVICE_COOKIE = 'baton_device'

export interface Devices {
  /** The cookie's value for a browser in which the owner of this credential has just signed in. */
  mark(credential_id: string): string
  /** The browser's own id if it carries our mark for this credential, else null. */
  known(cookie: string | undefined, credential_id: string | null): string | null
}

export function openDevices(key: Buffer): Devices {
  const sign = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    mark: (credential_id) => {
      const device_id = randomBytes(16).toString('base64url')
      return `${credential_id}.${device_id}.${sign(`${credential_id}.${device_id}`).toString('base64url')}`
    },
    known: (cookie, credential_id) => {
      const [credential, device_id = '', signature = ''] = cookie?.split('.') ?? []
      if (!credential || credential !== credential_id) return null
      const given = Buffer.from(signature, 'base64url')
      const right = sign(`${credential}.${device_id}`)
      return given.length === right.length && timingSafeEqual(given, right) ? device_id : null
    },
  }
}
