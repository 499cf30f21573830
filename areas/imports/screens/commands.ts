import { type Command, rank } from '#web/commands.ts'
import { paths } from '#web/paths.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { heardWords } from './heard/words.ts'
import { importsWords } from './words.ts'

/** The palette's part: to write down what was heard, and the imports. */
export function commandsFor(query: string): Command[] {
  const shell = wordsFor(shellWords, navigator.language)
  const heard = wordsFor(heardWords, navigator.language)
  const imports = wordsFor(importsWords, navigator.language)
  const commands: Command[] = [
    {
      id: 'heard',
      label: heard.title,
      also: heard.also,
      group: shell.doThis,
      icon: 'pen',
      to: paths.writeDown(),
      right: 'contribute',
    },
    {
      id: 'imports',
      label: `${shell.channels}: ${imports.title}`,
      also: 'csv json file',
      group: shell.goTo,
      icon: 'upload',
      to: paths.imports(),
      right: 'administer',
    },
  ]
  return rank(commands, query)
}
