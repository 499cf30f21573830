/** What fields are called elsewhere, in the columns of files and in what programs post: one list for both. */
import type { Field } from '../checks/fields.ts'

/** Without signs; ours is the first, then the likelier ones. */
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
    'datum',
    'fecha',
    'dato',
    'dataora',
    'datahora',
    'fechahora',
    'zeitstempel',
    'zeitpunkt',
    'tijdstip',
    'horodatage',
    'erstelltam',
    'veröffentlichtam',
    'geschriebenam',
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
    'saidat',
    'writtenat',
    'datecreated',
    'datepublished',
    'pubdate',
    'at',
  ],
  author_name: [
    'authorname',
    'authorfullname',
    'authordisplayname',
    'fullname',
    'displayname',
    'name',
    'author',
    'user',
    'sender',
    'from',
    'by',
    'who',
    'customer',
    'writer',
    'reviewer',
    'autor',
    'autora',
    'autore',
    'auteur',
    'auteure',
    'verfasser',
    'verfasserin',
    'absender',
    'username',
    'nutzer',
    'benutzer',
    'utilisateur',
    'usuario',
  ],
  author_handle: [
    'authorhandle',
    'handle',
    'screenname',
    'userscreenname',
    'authorusername',
    'authorscreenname',
    'twitterscreenname',
    'username',
    'nickname',
    'login',
    'account',
    'email',
    'authoremail',
    'senderscreenname',
  ],
  author_id: ['authorid', 'userid', 'senderid', 'accountid', 'fromid', 'useridstr', 'authoridstr', 'customerid'],
  author_url: ['authorurl', 'profileurl', 'authorprofileurl', 'userurl'],
  followers: [
    'followers',
    'followerscount',
    'followercount',
    'userfollowerscount',
    'authorfollowers',
    'authorfollowerscount',
    'authorfollowercount',
    'twitterfollowers',
  ],
  network: ['network', 'platform', 'source', 'channel', 'sourcetype', 'contentsourcename', 'socialnetwork', 'pagetype'],
  url: ['url', 'link', 'permalink', 'posturl', 'tweeturl', 'originalurl', 'address', 'uri'],
  language: ['language', 'lang', 'languagecode', 'sprache', 'langue', 'idioma', 'lingua', 'taal', 'språk'],
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

/** `user.name` is the name of an author, `public_metrics.like_count` a count: only what follows is looked up. */
const AUTHORS: ReadonlySet<string> = new Set(['author', 'user', 'sender', 'from', 'by', 'customer'])
const COUNTED: ReadonlySet<string> = new Set([
  'counts',
  'metrics',
  'publicmetrics',
  'engagement',
  'stats',
  'statistics',
])

const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

function nameOf(column: string): string {
  const dot = column.indexOf('.')
  if (dot < 0) return plain(column)
  const [before, after] = [plain(column.slice(0, dot)), plain(column.slice(dot + 1))]
  if (AUTHORS.has(before)) return `author${after}`
  return COUNTED.has(before) ? after : before + after
}

/** Where no name is known as a whole, a word in it tells: "Datum der Bewertung", "review_date". */
const DATE_WORDS: ReadonlySet<string> = new Set(['date', 'datum', 'fecha', 'dato', 'timestamp', 'zeitstempel'])

export const hasDateWord = (column: string): boolean =>
  column
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => DATE_WORDS.has(word))

export const isNamed = (column: string, field: Field): boolean => NAMES[field].includes(nameOf(column))

/** By field the column that is it by its name; each column is one field at most. */
export function fieldsNamed(columns: readonly string[]): Partial<Record<Field, string>> {
  const called = Map.groupBy(columns, nameOf)
  const taken = new Set<string>()
  const found: Partial<Record<Field, string>> = {}
  for (const [field, names] of Object.entries(NAMES) as [Field, readonly string[]][]) {
    const column = names.map((name) => called.get(name)?.[0]).find((one) => one !== undefined && !taken.has(one))
    if (column === undefined) continue
    found[field] = column
    taken.add(column)
  }
  return found
}
