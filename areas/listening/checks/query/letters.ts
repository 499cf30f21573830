/**
 * What in a query can be seen, and what is something to look for. It agrees with `understanding/tokenize`, which reads
 * the posts, but needs none of its tables, because this runs in the browser with every key.
 */

/** Nothing a reader sees; the tokenizer leaves the same out of words. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
/** Unseen, but they hold emoji together and Persian words apart: joiners, variation selector 16, tags of flags. */
const joiners = '\u200c\u200d\ufe0f\u{e0020}-\u{e007f}'
const unseenButJoiners = new RegExp(`(?![${joiners}])${unseen.source}`, 'gu')
const loneJoiners = new RegExp(`(?<=^|\\s)[${joiners}]+`, 'gu')

/** Without what cannot be seen, so that an operator is what looks like one. */
export function seen(text: string): string {
  return text.replace(unseen, '')
}

/**
 * What is looked for, in one spelling: no quotation marks (no post is told apart by them), nothing unseen but what
 * belongs to words and emoji, single spaces.
 */
export function clean(text: string): string {
  return text
    .replace(/["＂“”„«»\s]+/gu, ' ')
    .replace(unseenButJoiners, '')
    .replace(loneJoiners, '')
    .replace(/ +/g, ' ')
    .trim()
}

const substance = /[\p{L}\p{N}]|(?![©®™‼⁉])[\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const emoticon = /^(?:>?[:;=]['’]?[-o^]?[()[\]{}|/\\]+|\^_*\^|<\/?3+|[:;=]-?[DPOp3])$/u

/** Has a letter, a digit, an emoji, or is an emoticon: posts can be searched for it. */
export function canBeFound(written: string): boolean {
  return substance.test(written) || emoticon.test(written)
}

export const isEmoticon = (written: string): boolean => emoticon.test(written)

/** Emoticons that hold a bracket or a bar, which would be signs of the language elsewhere. */
const bracketFace = /(?:>?[:;=]['’]?[-o^]?[()|])(?=[\s)）]|$)/uy

/** Where the emoticon ends that begins here, or -1. */
export function faceEnd(text: string, at: number): number {
  bracketFace.lastIndex = at
  return bracketFace.test(text) ? bracketFace.lastIndex : -1
}

export const isLink = (written: string): boolean => /^(?:https?:\/\/|www\.)/iu.test(written)
