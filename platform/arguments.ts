/** What a command was given on its line. What it does not know is refused in a sentence that says what it takes. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { ConfigError } from './config.ts'

export interface Line<Options extends ParseArgsOptionsConfig> {
  /** As a person types it: `script/backup FOLDER [--with-key]`. */
  usage: string
  options: Options
  /** How many words it takes beside its options. */
  most_words?: number
}

export function readArguments<const Options extends ParseArgsOptionsConfig>(
  { usage, options, most_words = 0 }: Line<Options>,
  args: readonly string[] = process.argv.slice(2),
) {
  try {
    const read = parseArgs({ args, options, allowPositionals: true })
    const [more] = read.positionals.slice(most_words)
    if (more !== undefined) throw new ConfigError(`"${more}" is too much. What is taken: ${usage}`)
    return read
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    // Node goes on with how to write what nobody meant.
    const [sentence = message] = message.split(/\. |\.?\n/)
    throw new ConfigError(`${sentence}. What is taken: ${usage}`)
  }
}
