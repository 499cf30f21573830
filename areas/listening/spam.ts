/** Which of what reads as advertising is set aside unasked: never what was written to us alone, or answers us. */
import type { Post } from '#areas/channels/post-schema.ts'

export const liesAsSpam = (
  { audience, addressed }: Pick<Post, 'audience' | 'addressed'>,
  { is_spam }: { is_spam: boolean },
): boolean => is_spam && audience === 'public' && addressed !== 'direct' && addressed !== 'reply'
