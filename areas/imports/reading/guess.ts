/** What each column most likely is, by its name and by what stands in it; a person looks over it. */
import type { Field, Format, Mapping } from '../checks/fields.ts'
import { dateFormOf, readInstant } from './instants.ts'
import type { Row } from './rows.ts'

/** Names that columns have elsewhere, without signs; the likelier first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  text: [
    'text',
    'body',
    'content',
    'message',
    'fulltext',
    'tweet',
    'comment',
    'post',
    'review',
    'snippet',
    'said',
    'description',
  ],
  title: ['title', 'subject', 'headline'],
  id: [
    'id',
    'tweetid',
    'postid',
    'messageid',
    'statusid',
    'idstr',
    'guid',
    'resourceid',
    'commentid',
    'externalid',
    'uuid',
  ],
  posted_at: [
    'postedat',
    'createdat',
    'created',
    'tweetcreated',
    'date',
    'datetime',
    'time',
    'timestamp',
    'published',
    'publishedat',
    'publisheddate',
    'createddate',
    'createdutc',
    'senttime',
    'sentat',
    'when',
    'postdate',
  ],
  author_name: [
    'authorname',
    'username',
    'fullname',
    'displayname',
    'name',
    'author',
    'user',
    'sender',
    'from',
    'authorfullname',
    'customer',
  ],
  author_handle: [
    'authorhandle',
    'handle',
    'screenname',
    'userscreenname',
    'authorusername',
    'twitterscreenname',
    'account',
    'email',
    'senderscreenname',
  ],
  author_id: ['authorid', 'userid', 'senderid', 'accountid', 'fromid', 'useridstr', 'customerid'],
  author_url: ['authorurl', 'profileurl', 'userurl'],
  followers: [
    'followers',
    'followerscount',
    'followercount',
    'userfollowerscount',
    'authorfollowers',
    'authorfollowerscount',
    'twitterfollowers',
  ],
  network: ['network', 'platform', 'source', 'channel', 'sourcetype', 'contentsourcename', 'socialnetwork', 'pagetype'],
  url: ['url', 'link', 'permalink', 'posturl', 'tweeturl', 'originalurl', 'address', 'uri'],
  language: ['language', 'lang', 'languagecode'],
  thread_id: ['threadid', 'conversationid', 'thread', 'ticketid', 'caseid'],
  parent_id: [
    'parentid',
    'inreplytostatusid',
    'inreplyto',
    'inresponsetotweetid',
    'replyto',
    'replytoid',
    'parent',
    'inreplytostatusidstr',
  ],
  likes: [
    'likes',
    'likecount',
    'favoritecount',
    'favourites',
    'favorites',
    'favoritescount',
    'score',
    'upvotes',
    'reactions',
  ],
  reposts: ['reposts', 'retweets', 'retweetcount', 'shares', 'sharecount', 'repostcount'],
  replies: ['replies', 'replycount', 'comments', 'commentcount', 'numcomments', 'responsecount'],
  direction: ['direction', 'inbound', 'isinbound', 'outbound', 'isoutbound', 'messagetype'],
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

export function guess({ columns }: Format, rows: readonly Row[], time_zone: string): Mapping {
  const taken = new Set<string>()
  const found: Partial<Record<Field, string>> = {}
  const take = (field: Field, column: string | undefined) => {
    if (column === undefined || found[field] || taken.has(column)) return
    found[field] = column
    taken.add(column)
  }
  for (const [field, names] of Object.entries(NAMES) as [Field, readonly string[]][])
    take(
      field,
      names
        .map((name) => columns.find((column) => plain(column) === name))
        .find((column) => column && !taken.has(column)),
    )
  const cellsOf = (column: string) => rows.flatMap(({ cells }) => cells[columns.indexOf(column)] || [])
  const free = () => columns.filter((column) => !taken.has(column))
  take(
    'posted_at',
    free().find((column) => mostly(cellsOf(column), isInstant)),
  )
  take(
    'url',
    free().find((column) => mostly(cellsOf(column), (cell) => /^https?:\/\//.test(cell))),
  )
  take(
    'text',
    free()
      .toSorted((a, b) => longOf(cellsOf(b)) - longOf(cellsOf(a)))
      .find((column) => longOf(cellsOf(column)) > 20),
  )
  const date_form = found.posted_at ? dateFormOf(cellsOf(found.posted_at)) : 'auto'
  return { columns: found, date_form, time_zone, network: 'import' }
}

const mostly = (cells: readonly string[], is: (cell: string) => boolean) =>
  cells.length > 0 && cells.filter(is).length > cells.length * 0.8
const longOf = (cells: readonly string[]) =>
  cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length

/** A bare number may be anything. */
const isInstant = (cell: string) =>
  /\D/.test(cell.trim()) && 'at' in readInstant(cell, { date_form: 'day_first', time_zone: 'UTC' })
