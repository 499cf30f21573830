/**
 * What a password must be: long, not obvious, not the person. No rules about kinds of characters: they make people
 * write `Password1!` (NIST SP 800-63B).
 */
import { refuse } from '../refusal.ts'

export const PASSWORD_LENGTH = { least: 10, most: 200 }

const COMMON = new Set(
  `password passwort passwords contrasena motdepasse senha parola wachtwoord haslo lozinka iloveyou letmein welcome willkommen
  bienvenue admin administrator master monkey dragon football baseball basketball superman batman princess sunshine shadow
  trustno starwars pokemon computer internet whatever qwerty qwertz azerty qwertyuiop asdfghjkl zxcvbnm asdf hallo hello
  secret geheim changeme default login guest test testing summer winter spring autumn sommer charlie michael jessica
  liverpool arsenal chelsea samsung google facebook twitter linkedin baton batonbaton abc abcd abcdef freedom mustang access`.split(
    /\s+/,
  ),
)
const RUNS = ['0123456789012345678901234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }

/** Why this cannot be the password, in a sentence; null when it can. */
export function passwordTrouble(password: string, whose: { name: string; email: string }): string | null {
  const length = [...password].length
  if (length < PASSWORD_LENGTH.least)
    return `Make the password at least ${PASSWORD_LENGTH.least} characters long. A short sentence works well.`
  if (length > PASSWORD_LENGTH.most) return `Make the password at most ${PASSWORD_LENGTH.most} characters long.`
  const plain = password.normalize('NFKC').toLowerCase()
  if (isObvious(plain)) return 'This password is one of the first that anybody would try. Choose another one.'
  if (partsOf(whose).some((part) => plain.includes(part)))
    return 'The password contains your name or your e-mail address. Choose another one.'
  return null
}

export function refuseWeak(password: string, whose: { name: string; email: string }): void {
  const trouble = passwordTrouble(password, whose)
  if (trouble) refuse('invalid', 'weak_password', trouble, { fields: { password: trouble } })
}

/** The same of a form in which other fields are not right yet either: by the field, empty when it can be the password. */
export function weakIn(given: Readonly<Record<string, unknown>>): Record<string, string> {
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  const trouble = passwordTrouble(text('password'), { name: text('name'), email: text('email') })
  return trouble ? { password: trouble } : {}
}

function isObvious(plain: string): boolean {
  if (new Set(plain).size < 5) return true
  const letters = plain.replace(/[^\p{L}]/gu, '')
  // What stands around a word is taken away before figures are read as letters: `P@ssword2026`.
  const core = readLeet(plain.replace(/[^a-z@$]+$/, '').replace(/^[^a-z@$]+/, ''))
  const all = readLeet(plain).replace(/[^a-z]/g, '')
  if ([letters, core, all].some((word) => COMMON.has(halved(word)))) return true
  return withoutRuns(plain).length <= 3
}

const readLeet = (text: string) => [...text].map((c) => LEET[c] ?? c).join('')

/** `passwordpassword` is `password`. */
function halved(word: string): string {
  const half = word.slice(0, word.length / 2)
  return half.length > 2 && half + half === word ? half : word
}

/** What remains when keyboard and counting runs of four and more are taken away, forwards and backwards. */
function withoutRuns(plain: string): string {
  let rest = plain
  for (const run of RUNS.flatMap((run) => [run, [...run].reverse().join('')])) {
    for (let size = Math.min(run.length, rest.length); size >= 4; size--) {
      for (let at = 0; at + size <= run.length; at++) rest = rest.replaceAll(run.slice(at, at + size), '')
    }
  }
  return rest
}

function partsOf({ name, email }: { name: string; email: string }): string[] {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const words = [email.toLowerCase(), local, domain.split('.')[0] ?? '', ...name.toLowerCase().split(/\s+/)]
  return words.filter((word) => word.length >= 4)
}
