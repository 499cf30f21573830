import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QueryNode } from './nodes.ts'
import { parse } from './parse.ts'

/** A tree in short: all(a not(b)). */
function shape(node: QueryNode): string {
  switch (node.kind) {
    case 'any':
    case 'all':
      return `${node.kind}(${node.of.map(shape).join(' ')})`
    case 'not':
    case 'title':
      return `${node.kind}(${shape(node.of)})`
    case 'near':
      return `near${node.within}${node.ordered ? 'f' : ''}(${node.of.map(shape).join(' ')})`
    case 'words':
      return `${node.exact ? 'raw' : ''}‹${node.written}›`
    case 'together':
      return `together${node.within}‹${node.written}›`
    case 'is':
    case 'has':
      return `${node.kind}=${node.what}`
    case 'sentiment':
      return `sentiment=${node.label}`
    case 'at_least':
      return `${node.of}>=${node.number}`
    default:
      return `${node.kind}=${node.written}`
  }
}

const accepted: [query: string, tree: string][] = [
  ['kettle', '‹kettle›'],
  ['arc kettle', 'all(‹arc› ‹kettle›)'],
  ['a AND b OR c AND d', 'any(all(‹a› ‹b›) all(‹c› ‹d›))'],
  ['a b OR c d', 'any(all(‹a› ‹b›) all(‹c› ‹d›))'],
  ['a (b OR c) d', 'all(‹a› any(‹b› ‹c›) ‹d›)'],
  ['a OR (b OR (c OR d))', 'any(‹a› ‹b› ‹c› ‹d›)'],
  ['a AND (b AND c)', 'all(‹a› ‹b› ‹c›)'],
  ['NOT a b', 'all(not(‹a›) ‹b›)'],
  ['a AND NOT b', 'all(‹a› not(‹b›))'],
  ['a -b -"c d" -(e OR f)', 'all(‹a› not(‹b›) not(‹c d›) not(any(‹e› ‹f›)))'],
  ['a −b', 'all(‹a› not(‹b›))'],
  ['NOT NOT a', 'not(not(‹a›))'],
  ['b-c a-', 'all(‹b-c› ‹a-›)'],
  ['a & b && c', 'all(‹a› ‹b› ‹c›)'],
  ['a|b || c', 'any(‹a› ‹b› ‹c›)'],
  ['AT&T R&D', 'all(‹AT&T› ‹R&D›)'],
  ['and or not near', 'all(‹and› ‹or› ‹not› ‹near›)'],
  ['And Or Nearby NEARBY ANDROID', 'all(‹And› ‹Or› ‹Nearby› ‹NEARBY› ‹ANDROID›)'],
  [
    '"arc kettle" “arc kettle” „arc kettle“ „arc kettle” «arc kettle» »arc kettle« ”arc kettle”',
    `all(${Array(7).fill('‹arc kettle›').join(' ')})`,
  ],
  ['"AND (x) OR"', '‹AND (x) OR›'],
  ['a NEAR/5 b', 'near5(‹a› ‹b›)'],
  ['a NEAR/5f b', 'near5f(‹a› ‹b›)'],
  ['a NEAR/1 b NEAR/2 c', 'near2(near1(‹a› ‹b›) ‹c›)'],
  ['a NEAR/1 (b NEAR/2 c)', 'near1(‹a› near2(‹b› ‹c›))'],
  ['a b NEAR/2 c d', 'all(‹a› near2(‹b› ‹c›) ‹d›)'],
  ['a OR b NEAR/2 c', 'any(‹a› near2(‹b› ‹c›))'],
  ['NOT (a NEAR/2 b)', 'not(near2(‹a› ‹b›))'],
  [
    '(#arc|@ines|"b c") NEAR/3 ("d e"~4 | raw:F)',
    'near3(any(hashtag=arc mention=ines ‹b c›) any(together4‹d e› raw‹F›))',
  ],
  ['"a b"~5', 'together5‹a b›'],
  ['ke* ke?tle "arc ke*"', 'all(‹ke*› ‹ke?tle› ‹arc ke*›)'],
  ['水壶* Straße?', 'all(‹水壶*› ‹Straße?›)'],
  [
    'raw:Arc raw:"Two Words" raw:C* raw:Google+ raw:(A OR "B c")',
    'all(raw‹Arc› raw‹Two Words› raw‹C*› raw‹Google+› any(raw‹A› raw‹B c›))',
  ],
  [
    '#arc ＃arc #ケトル #1 hashtag:arc hashtag:#arc',
    'all(hashtag=arc hashtag=arc hashtag=ケトル ‹#1› hashtag=arc hashtag=arc)',
  ],
  [
    '@ines @ines@mastodon.example @fernhill.co mention:@ines',
    'all(mention=ines mention=ines@mastodon.example mention=fernhill.co mention=ines)',
  ],
  ['author:ines Author:@ines author:"Ines Roth" AUTHOR:OR', 'all(author=ines author=ines author=Ines Roth author=OR)'],
  [
    'network:Bluesky topic:"late delivery" site:www.X.example',
    'all(network=bluesky topic=late delivery site=x.example)',
  ],
  [
    'lang:de lang:DEU lang:(de OR fr) -lang:(es | it)',
    'all(lang=de lang=de any(lang=de lang=fr) not(any(lang=es lang=it)))',
  ],
  ['link:https://www.fernhill.co/Arc?x=1#top link:fernhill.co:443/', 'all(link=fernhill.co/Arc?x=1 link=fernhill.co)'],
  ['is:question is:Reply has:media', 'all(is=question is=reply has=media)'],
  [
    'sentiment:pos sentiment:Negative sentiment:neutral',
    'all(sentiment=positive sentiment=negative sentiment=neutral)',
  ],
  [
    'min_followers:10k min_reach:1.5M min_reach:12,345 min_reach:0',
    'all(followers>=10000 reach>=1500000 reach>=12345 reach>=0)',
  ],
  [
    'title:kettle title:"arc kettle" title:(a NEAR/3 b) title:(a OR b -c) title:#arc',
    'all(title(‹kettle›) title(‹arc kettle›) title(near3(‹a› ‹b›)) title(any(‹a› all(‹b› not(‹c›)))) title(hashtag=arc))',
  ],
  ['-title:kettle a', 'all(not(title(‹kettle›)) ‹a›)'],
  [
    'https://fernhill.co/arc 12:30 :) :-( (:D OR ^^ OR :|)',
    'all(‹https://fernhill.co/arc› ‹12:30› ‹:)› ‹:-(› any(‹:D› ‹^^› ‹:|›))',
  ],
  ['عربي:x فرنهيل', 'all(‹عربي:x› ‹فرنهيل›)'],
  ['don’t O’Neill it’s', 'all(‹don’t› ‹O’Neill› ‹it’s›)'],
  ['👩\u200d🚀 ❤️ 1️⃣', 'all(‹👩\u200d🚀› ‹❤️› ‹1️⃣›)'],
  ['a\u200bb \u200bc\ufeffd \u00ade', 'all(‹ab› ‹c› ‹d› ‹e›)'],
  ['a \u200bO\u200bR\u200b b lang\u200b:\u200bde', 'any(‹a› all(‹b› lang=de))'],
  ['می\u200cخواهم \u200fمی', 'all(‹می\u200cخواهم› ‹می›)'],
  ['a\ud800b \udc00c', 'all(‹ab› ‹c›)'],
  ['a\n\tb\r\n\u3000c\u00a0d', 'all(‹a› ‹b› ‹c› ‹d›)'],
  ['（a OR b）', 'any(‹a› ‹b›)'],
  ['a !b || !"c d" && !(e | f) !#g', 'any(all(‹a› not(‹b›)) all(not(‹c d›) not(any(‹e› ‹f›)) not(hashtag=g)))'],
  ['a !lang:de -!b', 'all(‹a› not(lang=de) not(not(‹b›)))'],
  ['Yahoo! a!b "!c" raw:!d raw:(!d OR e) title:!f', 'all(‹Yahoo!› ‹a!b› ‹!c› raw‹!d› any(raw‹!d› raw‹e›) title(‹!f›))'],
  ['a lang:tl lang:in', 'all(‹a› lang=tl lang=id)'],
  ['lang:((de OR fr) OR es) a', 'all(any(lang=de lang=fr lang=es) ‹a›)'],
]
for (const [query, tree] of accepted) {
  test(`accepted: ${query.toWellFormed()}`, () => {
    const { node, problems } = parse(query)
    assert.deepEqual(problems, [])
    assert.equal(node && shape(node), tree)
  })
}

/** The place is told by the text there; where that stands more than once, by what stands before it as well: `a OR ‸OR`. */
const refused: [query: string, ...problems: [there: string, code: string, says: RegExp][]][] = [
  ['', ['', 'empty', /empty\. Write a word/]],
  ['  \n', ['  \n', 'empty', /empty/]],
  ['OR a', ['OR', 'nothing_before', /^Nothing stands before OR\./]],
  ['a OR', ['OR', 'nothing_behind', /^Nothing stands behind OR\./]],
  ['a AND', ['AND', 'nothing_behind', /behind AND/]],
  ['AND a', ['AND', 'nothing_before', /before AND/]],
  ['OR', ['OR', 'nothing_before', /before OR/]],
  ['a OR OR b', ['a OR ‸OR', 'nothing_between', /between OR and OR/]],
  ['a AND & b', ['&', 'nothing_between', /between AND and &/]],
  ['a OR AND b', ['AND', 'nothing_before', /before AND/]],
  ['a AND OR b', ['AND', 'nothing_behind', /behind AND/]],
  ['a | | b', ['a | ‸|', 'nothing_between', /between | and |/]],
  ['NOT', ['NOT', 'nothing_behind', /behind NOT/]],
  ['a NOT', ['NOT', 'nothing_behind', /behind NOT/]],
  ['a NOT OR b', ['NOT', 'nothing_behind', /behind NOT/]],
  ['a - b', ['-', 'nothing_to_find', /Write -word without a space/]],
  ['a ... b', ['...', 'nothing_to_find', /“...” holds no letter or digit/]],
  ['""', ['""', 'nothing_to_find', /Nothing stands between these quotation marks/]],
  ['"!?"', ['"!?"', 'nothing_to_find', /“!\?” holds no letter/]],
  ['(a', ['(', 'unclosed_bracket', /^This bracket is never closed\.$/]],
  ['a)', [')', 'stray_bracket', /closes nothing/]],
  ['a) b) c', ['a‸)', 'stray_bracket', /closes nothing/], ['a) b‸)', 'stray_bracket', /closes nothing/]],
  ['a ()', ['()', 'empty_brackets', /Nothing stands between these brackets/]],
  ['((a) OR (b', ['(', 'unclosed_bracket', /never closed/], ['((a) OR ‸(', 'unclosed_bracket', /never closed/]],
  ['"a b', ['"', 'unclosed_quote', /^This quotation mark is never closed\.$/]],
  ['a «b" c', ['«', 'unclosed_quote', /never closed/]],
  ['a NEAR b', ['NEAR', 'near_without_number', /^NEAR needs a number: NEAR\/5$/]],
  ['a NEAR/ b', ['NEAR/', 'near_without_number', /NEAR needs a number/]],
  ['a NEAR/x b', ['NEAR/x', 'near_without_number', /NEAR needs a number/]],
  ['a NEAR/0 b', ['NEAR/0', 'near_out_of_range', /NEAR\/1 is next to each other/]],
  ['a NEAR/101 b', ['NEAR/101', 'near_out_of_range', /1 to 100/]],
  [`a NEAR/${'9'.repeat(400)} b`, [`NEAR/${'9'.repeat(400)}`, 'near_out_of_range', /1 to 100/]],
  ['a NEAR5 b', ['NEAR5', 'near_spelling', /written NEAR\/5$/]],
  ['a ONEAR/5 b', ['ONEAR/5', 'near_spelling', /written NEAR\/5f$/]],
  ['a NEAR/5F b', ['NEAR/5F', 'near_spelling', /written NEAR\/5f$/]],
  ['NEAR/5 b', ['NEAR/5', 'nothing_before', /before NEAR\/5/]],
  ['a NEAR/5', ['NEAR/5', 'nothing_behind', /behind NEAR\/5/]],
  ['a NEAR/5 (b c)', ['(b c)', 'and_in_near', /\(a NEAR\/5 b\) AND \(a NEAR\/5 c\)/]],
  ['a NEAR/5 NOT b', ['NOT b', 'not_in_near', /Put it behind/]],
  ['a NEAR/5 -b', ['-b', 'not_in_near', /Put it behind/]],
  ['-a NEAR/5 b', ['-a', 'not_in_near', /Put it behind/]],
  ['a NEAR/5 (b OR (c d))', ['(c d)', 'and_in_near', /AND cannot stand beside NEAR/]],
  ['a NEAR/5 lang:de', ['lang:de', 'field_in_near', /Join this with AND/]],
  [
    'a NEAR/5 (b OR author:c OR title:d)',
    ['author:c', 'field_in_near', /Only words/],
    ['title:d', 'field_in_near', /Only words/],
  ],
  ['"a b"~', ['"a b"~', 'tilde_without_number', /"arc kettle"~5/]],
  ['"a b"~0', ['"a b"~0', 'tilde_out_of_range', /1 to 100/]],
  ['"a"~5', ['"a"~5', 'tilde_with_one_word', /two words/]],
  ['roam~2', ['roam~2', 'tilde_without_phrase', /behind a phrase/]],
  ['(a b)~5', ['~5', 'tilde_without_phrase', /behind a phrase/]],
  ['k*', ['k*', 'wildcard_too_early', /“k\*” needs two letters before its first \*: ke\*/]],
  ['*ettle', ['*ettle', 'wildcard_too_early', /two letters/]],
  ['k?ttle', ['k?ttle', 'wildcard_too_early', /two letters before its first \?/]],
  ['"the * kettle"', ['"the * kettle"', 'wildcard_too_early', /NEAR\/2/]],
  ['水*', ['水*', 'wildcard_too_early', /two letters/]],
  ['https://a.example/b?c', ['https://a.example/b?c', 'wildcard_in_link', /link:/]],
  ['#arc-2', ['#arc-2', 'no_hashtag', /Write #arc$/]],
  ['#arc*', ['#arc*', 'no_hashtag', /\* does not work in it\. Write #arc/]],
  ['hashtag:"two words"', ['hashtag:"two words"', 'no_hashtag', /letters, digits and _ only/]],
  ['@ines@mastodon', ['@ines@mastodon', 'no_mention', /A server has a point in it/]],
  ['@in/es', ['@in/es', 'no_mention', /@ines@mastodon\.example/]],
  ['foo:bar', ['foo:', 'unknown_field', /There is no field foo:\. Did you mean \w+:, .*write "foo:bar"$/]],
  ['langauge:de', ['langauge:', 'unknown_field', /Did you mean lang:/]],
  ['autor:ines', ['autor:', 'unknown_field', /Did you mean author:, as in author:fernhill\.co\?/]],
  ['from:ines', ['from:', 'unknown_field', /Did you mean author:/]],
  ['min_follower:5', ['min_follower:', 'unknown_field', /Did you mean min_followers:/]],
  ['constructor:x', ['constructor:', 'unknown_field', /no field constructor:/]],
  ['foo:(a OR b AND) c', ['foo:', 'unknown_field', /no field foo/]],
  ['Breaking: kettle', ['Breaking:', 'unknown_field', /no field breaking:/]],
  ['lang: de', ['lang:', 'field_without_value', /right behind it, without a space: lang:de/]],
  ['title: a', ['title:', 'field_without_value', /without a space/]],
  ['lang:', ['lang:', 'field_without_value', /needs a value/]],
  ['author:""', ['author:""', 'empty_value', /needs a value/]],
  ['lang:german', ['lang:german', 'unknown_language', /“german” is no language/]],
  ['lang:en-GB', ['lang:en-GB', 'unknown_language', /lang:en$/]],
  ['lang:de,fr', ['lang:de,fr', 'unknown_language', /lang:\(de OR fr\)/]],
  ['lang:-de', ['lang:-de', 'minus_in_value', /-lang:de/]],
  ['title:-a', ['-', 'minus_in_value', /Put the minus before the field/]],
  ['lang:(de fr)', ['fr', 'or_missing', /Write OR between the values/]],
  ['lang:(de AND fr)', ['AND', 'only_alternatives', /Only OR can stand between the values of lang:/]],
  ['lang:(de OR -fr)', ['-', 'only_alternatives', /Only OR/]],
  ['lang:(de OR )', [')', 'nothing_behind', /behind OR/]],
  ['lang:(OR de)', ['OR', 'nothing_before', /before OR/]],
  ['lang:()', ['()', 'empty_brackets', /Write a value there: lang:de/]],
  ['lang:(de', ['(', 'unclosed_bracket', /never closed/]],
  ['author:fern*', ['author:fern*', 'wildcard_in_value', /\* does not work in author:/]],
  ['is:angry', ['is:angry', 'unknown_value', /is:question or is:reply/]],
  ['has:video', ['has:video', 'unknown_value', /has:media/]],
  [
    'sentiment:meh',
    ['sentiment:meh', 'unknown_value', /sentiment:positive or sentiment:neutral or sentiment:negative/],
  ],
  ['min_followers:many', ['min_followers:many', 'no_number', /min_followers:10k/]],
  ['min_reach:10.000', ['min_reach:10.000', 'no_number', /min_reach:5000/]],
  ['link:fernhill', ['link:fernhill', 'no_address', /link:fernhill\.co\/arc/]],
  ['site:fernhill.co/blog', ['site:fernhill.co/blog', 'no_host', /Write site:fernhill\.co$/]],
  ['author:"a b"~3', ['author:"a b"~3', 'tilde_in_value', /Take it out/]],
  ['title:(a lang:de)', ['lang:de', 'field_in_title', /outside of title:/]],
  ['title:title:a', ['title:‸title:a', 'field_in_title', /outside of title:/]],
  ['a \u202eb\u202c c', ['\u202e', 'turned_text', /invisible sign here turns/], ['\u202c', 'turned_text', /Delete it/]],
  [
    '(a OR) AND lang:xyzq "b',
    ['OR', 'nothing_behind', /behind OR/],
    ['lang:xyzq', 'unknown_language', /no language/],
    ['"', 'unclosed_quote', /never closed/],
  ],
]
for (const [query, ...problems] of refused) {
  test(`refused: ${query.slice(0, 60)}`, () => {
    const parsed = parse(query)
    assert.equal(parsed.node, null)
    assert.deepEqual(
      parsed.problems.map(({ start, end, code }) => [query.slice(start, end), code]),
      problems.map(([there, code]) => [there.split('‸').at(-1), code]),
    )
    problems.forEach(([there, , says], at) => {
      const [before, text] = there.includes('‸') ? there.split('‸') : ['', there]
      const start = before ? before.length : query.indexOf(text ?? '')
      assert.equal(parsed.problems[at]?.start, start, there)
      assert.match(parsed.problems[at]?.says ?? '', says)
    })
  })
}

test('a group stands with its brackets, a field with its name, a phrase with its marks', () => {
  const query = 'x (a OR lang:(de OR fr)) -title:"b c"'
  const { node } = parse(query)
  const places: string[] = []
  const visit = (one: QueryNode): void => {
    places.push(query.slice(one.start, one.end))
    if ('of' in one && typeof one.of === 'object') for (const part of [one.of].flat()) visit(part)
  }
  assert.ok(node)
  visit(node)
  assert.deepEqual(places, [
    query,
    'x',
    '(a OR lang:(de OR fr))',
    'a',
    'de',
    'fr',
    '-title:"b c"',
    'title:"b c"',
    '"b c"',
  ])
})
