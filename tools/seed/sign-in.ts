/**
 * How one signs in to the made-up life. It is kept beside the data, readable to its owner only, so that a second
 * script/demo can say it again: nothing in that house is true, and nothing leaves it.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const SignIn = z.object({ email: z.string(), password: z.string() })
export type SignIn = z.infer<typeof SignIn>

const fileIn = (folder: string) => join(folder, 'made-up-life.json')

export async function keepSignIn(folder: string, sign_in: SignIn): Promise<void> {
  await writeFile(fileIn(folder), `${JSON.stringify(sign_in)}\n`, { mode: 0o600 })
}

/** null where no life was made up here, so that nobody's real house is taken for one. */
export async function knownSignIn(folder: string): Promise<SignIn | null> {
  try {
    return SignIn.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')))
  } catch {
    return null
  }
}
