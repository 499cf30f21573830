/** The words of the bell and its list. */
import type { WordTable } from '#web/words.ts'

const english = {
  title: 'News for you',
  bell: (unread: number) => (unread === 0 ? 'News for you, nothing unread' : `News for you, ${unread} unread`),
  readAll: 'Mark all as read',
  unread: 'unread',
  none: 'Nothing was told you yet. What is given to you, names you or needs you will stand here.',
  failed: 'The news did not come',
  /** A badge has room for two figures. */
  many: '99+',
}

export const noticesWords: WordTable<typeof english> = { en: english }
