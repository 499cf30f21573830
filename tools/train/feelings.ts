/** Examples of sentiment: negative, neutral, positive. */
import { readdirSync, readFileSync } from 'node:fs'
import { asRead, type Example, linesOf, need } from './examples.ts'
import { labelledTexts } from './labelled.ts'

const [NEGATIVE, NEUTRAL, POSITIVE] = [0, 1, 2]

const listed = (words: string) => new Set(words.split(' '))
const good = listed('admiration amusement approval caring desire excitement gratitude joy love optimism pride relief')
const bad = listed(
  'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness',
)

/** 53,000 comments on Reddit. Those that feel both ways are left out. */
export function goEmotions(): Example[] {
  const names = linesOf(need('sentiment/goemotions/labels.txt'))
  const lines = ['train', 'dev', 'test'].flatMap((part) => linesOf(need(`sentiment/goemotions/${part}.tsv`)))
  return lines.flatMap((line) => {
    const [text = '', places = ''] = line.split('\t')
    const emotions = places.split(',').map((place) => names[Number(place)] ?? '')
    const [likes, dislikes] = [emotions.some((each) => good.has(each)), emotions.some((each) => bad.has(each))]
    if (likes && dislikes) return []
    const label = likes ? POSITIVE : dislikes ? NEGATIVE : NEUTRAL
    return [{ text: withoutMasks(text), label, weight: label !== NEUTRAL || emotions.includes('neutral') ? 1 : 0.5 }]
  })
}

/** People and faiths were masked; any name does. */
const withoutMasks = (text: string) => text.replaceAll('[NAME]', 'Alex').replaceAll('[RELIGION]', 'religion')

/** Where the mean of twenty raters, from -4 to 4, is a feeling. */
const FEELS_FROM = 0.6

/** 4,200 texts in the manner of tweets. */
export function ratedTweets(): Example[] {
  return linesOf(need('sentiment/vader-tweets/tweets_GroundTruth.txt')).map((line) => {
    const [, mean = '0', ...text] = line.split('\t')
    const label = Number(mean) < -FEELS_FROM ? NEGATIVE : Number(mean) > FEELS_FROM ? POSITIVE : NEUTRAL
    return { text: asRead(text.join('\t')), label, weight: 1 }
  })
}

const OWN = new URL('./own-texts/', import.meta.url)
const signs = ['-', '=', '+']

/** Texts of our own, each behind the sign of its label. */
export function ownTexts(): Example[] {
  const files = readdirSync(OWN)
    .filter((file) => file.endsWith('.txt'))
    .sort()
  return files
    .flatMap((file) => linesOf(readFileSync(new URL(file, OWN), 'utf8')))
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const label = signs.indexOf(line[0] ?? '')
      if (label === -1 || line[1] !== ' ') throw new Error(`A text of ours begins with +, = or - and a space: ${line}`)
      return { text: line.slice(2), label, weight: 1 }
    })
}

/** How the writers of our labelled texts feel. */
export function labelledFeelings(language: string): Example[] {
  return labelledTexts()
    .filter((each) => each.language === language)
    .map(({ text, sentiment }) => ({ text, label: sentiment, weight: 1 }))
}

/** What is chosen by: 2,000 tweets that nothing may be trained on. */
export function tweetsToChooseBy(): Example[] {
  const labels = linesOf(need('tweeteval-sentiment/val_labels.txt')).map(Number)
  return linesOf(need('tweeteval-sentiment/val_text.txt')).map((text, at) => ({
    text: asRead(text),
    label: labels[at] ?? NEUTRAL,
    weight: 1,
  }))
}
