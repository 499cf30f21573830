/** Who goes by our name, in lists and beside a conversation. */
import type { WordTable } from '#web/words.ts'

const english = {
  posesAs: (ours: string) => `Looks like ${ours}, and is none of our accounts`,
}

export const posingWords: WordTable<typeof english> = { en: english }
