/**
 * Fills an empty data folder (or database) with the life of a house that does not exist, for looking around, pictures and
 * measuring, and says how to sign in. Where such a life is already, it only says so. script/demo, or
 * `script/node tools/seed.ts [--conversations 400] [--seed fernhill]`.
 */
import { randomBytes } from 'node:crypto'
import { isFirstRun } from '#areas/administration/workspaces.ts'
import { readArguments } from '#platform/arguments.ts'
import { ConfigError } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { runCommand } from '#platform/operator.ts'
import { openProgram } from '../program.ts'
import { live } from './seed/life.ts'
import { COLLEAGUES } from './seed/people.ts'
import { keepSignIn, knownSignIn, type SignIn } from './seed/sign-in.ts'

const MOST = 100_000
const LINE = {
  usage: 'script/demo [--conversations 400] [--seed fernhill] [--password PASSWORD]',
  options: {
    conversations: { type: 'string', default: '400' },
    seed: { type: 'string', default: 'fernhill' },
    password: { type: 'string' },
  },
} as const

await runCommand(async (config) => {
  const { values } = readArguments(LINE)
  const conversations = Number(values.conversations)
  if (!Number.isInteger(conversations) || conversations < 1 || conversations > MOST)
    throw new ConfigError(`--conversations takes a whole number from 1 to ${MOST}.`)
  const password = values.password ?? `kettle-${randomBytes(9).toString('base64url')}`
  const program = await openProgram({
    config: { ...config, port: 0, host: '127.0.0.1' },
    log: openLog('error'),
    parts: { serve: false, work: false },
  })
  try {
    if (!(await isFirstRun(program.tools.database))) {
      const known = await knownSignIn(config.data_folder)
      if (known) return tellSignIn(`The life in ${config.data_folder} goes on.`, { ...known, ...config })
      throw new ConfigError(
        `There is a workspace in ${config.database_url ? 'this database' : config.data_folder} already, and a made-up life does not belong into it. Name an empty folder as BATON_DATA.`,
      )
    }
    const opened = { tools: program.tools, reactions: program.areas.reactions, tell }
    const wanted = {
      ...{ conversations, password, seed: values.seed },
      ends_at: new Date(),
      mail_domain: 'fernhill.example',
    }
    const lived = await live(opened, wanted)
    const sign_in = { email: lived.email, password }
    await keepSignIn(config.data_folder, sign_in)
    tellSignIn(`Fernhill lives: ${lived.conversations} conversations over 90 days.`, { ...sign_in, ...config })
  } finally {
    await program.stop()
  }
})

function tellSignIn(what: string, { public_url, email, password }: SignIn & { public_url: string }): void {
  tell(`${what} Everyone signs in with the same password.`)
  tell(`  Address   ${public_url}`)
  tell(`  E-mail    ${email}, who administers`)
  for (const role of ['agent', 'contributor', 'executive'] as const) {
    const one = COLLEAGUES.find((colleague) => colleague.role === role)
    if (one) tell(`            ${one.mailbox}@${email.split('@')[1]}, ${role}`)
  }
  tell(`  Password  ${password}, of each of them`)
}

function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
