import type { Shown } from './stream-queries.ts'

export const nameOf = ({ who }: Pick<Shown, 'who'>, somebody: string): string => who?.name || who?.handle || somebody
