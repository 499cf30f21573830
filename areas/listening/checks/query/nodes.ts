/**
 * What a query says, as a tree. `parse` makes it of text, `write` makes text of it, `explain` says it in words, and the
 * matcher compiles it. Every node knows where it stands in the text, in UTF-16 units, so that what is wrong with it can
 * be shown there.
 */

export interface Place {
  start: number
  /** Exclusive. */
  end: number
}

/** One type for each kind, so that a kind can be asked for by its name. */
type Written<K> = K extends string ? { kind: K; written: string } : never

export type QueryNode = Place &
  (
    | { kind: 'any'; of: QueryNode[] }
    | { kind: 'all'; of: QueryNode[] }
    | { kind: 'not'; of: QueryNode }
    /**
     * The two stand at most `within` words apart; next to each other is 1. Ordered: the first before the second. Both
     * are words, hashtags, mentions, `near` themselves, or alternatives (`any`) of such.
     */
    | { kind: 'near'; of: [QueryNode, QueryNode]; within: number; ordered: boolean }
    /**
     * A word, or a phrase of words that follow each other; `*` stands for any letters, `?` for one. Letters count
     * without case and accents, with `exact` (raw:) as they are written, and then `*` and `?` are signs like others.
     */
    | { kind: 'words'; written: string; exact: boolean }
    /** All of these words in any order, with fewer than `within` others among them: "a b"~n. */
    | { kind: 'together'; written: string; within: number }
    /** Without its sign. */
    | { kind: 'hashtag'; written: string }
    /** Without its sign; with its server or without. */
    | { kind: 'mention'; written: string }
    /** What it holds stands in the title. */
    | { kind: 'title'; of: QueryNode }
    /** `author`: a handle or a name; `link`: an address in the post, by host and beginning of its path; `site`: the host where the post stands. */
    | Written<'author' | 'link' | 'site' | 'network' | 'lang' | 'topic'>
    | { kind: 'is'; what: 'question' | 'reply' }
    | { kind: 'has'; what: 'media' }
    | { kind: 'sentiment'; label: 'negative' | 'neutral' | 'positive' }
    | { kind: 'at_least'; of: 'followers' | 'reach'; number: number }
  )

export type NodeOf<K extends QueryNode['kind']> = Extract<QueryNode, { kind: K }>

/** What is wrong with a query, where, and how it is mended: "NEAR needs a number: NEAR/5". */
export interface Problem extends Place {
  /** For programs, such as `near_without_number`. */
  code: string
  says: string
}

export type Parsed = { node: QueryNode; problems: [] } | { node: null; problems: [Problem, ...Problem[]] }
