/**
 * Remembers the latest lessons as they were, and which of them a text is most like. What is learned word by word needs
 * several lessons to carry far; a text that is much like one that was put right goes right after that one.
 */
import type { Sight } from '../learned/sight.ts'

/** What a person left a post to be about, and what they took away from it. */
export interface TopicsSaid {
  now: readonly string[]
  gone: readonly string[]
}

export interface Remembered {
  label: string
  topics?: TopicsSaid | undefined
  /** Of what it is about, and how much each says; of length 1. */
  features: Uint32Array
  strengths: Float32Array
}

export interface Memory {
  lessons: Remembered[]
  /** Which lessons show a feature, by their place from the first that was ever remembered. */
  places: Map<number, number[]>
  /** How many were forgotten. */
  forgotten: number
}

export const emptyMemory = (): Memory => ({ lessons: [], places: new Map(), forgotten: 0 })

const MOST = 2_000

export function remember(memory: Memory, label: string, core: Sight & Pick<Remembered, 'topics'>): void {
  const place = memory.forgotten + memory.lessons.length
  const { features, strengths, topics } = core
  memory.lessons.push({ label, features, strengths: unit(strengths), ...(topics && { topics }) })
  for (const feature of core.features) {
    const places = memory.places.get(feature)
    if (places) places.push(place)
    else memory.places.set(feature, [place])
  }
  if (memory.lessons.length > MOST) forgetFirst(memory)
}

function forgetFirst(memory: Memory): void {
  const first = memory.lessons.shift()
  for (const feature of first?.features ?? []) {
    const left = memory.places.get(feature)?.filter((place) => place !== memory.forgotten) ?? []
    if (left.length === 0) memory.places.delete(feature)
    else memory.places.set(feature, left)
  }
  memory.forgotten += 1
}

/**
 * By label, how much those of the lessons most like it speak for it, from 0 to 1: how like it the likest one is, times
 * the label's part among all of them, so that one odd lesson among many is outvoted.
 */
export function likest(memory: Memory, core: Sight): Map<string, number> {
  return votesOf(nearestTo(memory, core), ({ label }) => [label])
}

/** By topic, how much they speak for it, less how much they speak against it, from -1 to 1. */
export function likestTopics(memory: Memory, core: Sight): Map<string, number> {
  const nearest = nearestTo(memory, core)
  const votes = votesOf(nearest, ({ topics }) => topics?.now ?? [])
  const against = votesOf(nearest, ({ topics }) => topics?.gone ?? [])
  for (const [topic, vote] of against) votes.set(topic, (votes.get(topic) ?? 0) - vote)
  return votes
}

type Near = readonly [lesson: Remembered, likeness: number]

function nearestTo(memory: Memory, core: Sight): Near[] {
  const alike = [...likenessOf(memory, core)].filter(([, likeness]) => likeness >= ALIKE)
  const nearest = alike.sort((a, b) => b[1] - a[1]).slice(0, VOTING)
  return nearest.map(([place, likeness]) => [memory.lessons[place - memory.forgotten] as Remembered, likeness])
}

function votesOf(nearest: readonly Near[], saidBy: (lesson: Remembered) => readonly string[]): Map<string, number> {
  const whole = nearest.reduce((sum, [, likeness]) => sum + likeness, 0)
  const votes = new Map<string, { most: number; sum: number }>()
  for (const [lesson, likeness] of nearest)
    for (const label of saidBy(lesson)) {
      const { most, sum } = votes.get(label) ?? { most: 0, sum: 0 }
      votes.set(label, { most: Math.max(most, likeness), sum: sum + likeness })
    }
  return new Map([...votes].map(([label, { most, sum }]) => [label, ((most - ALIKE) * sum) / whole]))
}

function likenessOf(memory: Memory, core: Sight): Map<number, number> {
  const own = unit(core.strengths)
  const sums = new Map<number, number>()
  const many = memory.lessons.length
  for (const [at, feature] of core.features.entries()) {
    const places = memory.places.get(feature) ?? []
    // What stands in so many says nothing, such as what the house makes.
    if (many >= ENOUGH && places.length > COMMON * many) continue
    for (const place of places) {
      const lesson = memory.lessons[place - memory.forgotten] as Remembered
      const theirs = lesson.strengths[lesson.features.indexOf(feature)] as number
      sums.set(place, (sums.get(place) ?? 0) + theirs * (own[at] as number))
    }
  }
  return sums
}

const ENOUGH = 20
const COMMON = 0.4
/** Below this two texts share what any two may share. */
const ALIKE = 0.2
/** So many lessons are heard on one text. */
const VOTING = 30
/** What likeness says, in points: one half alike outweighs what ships, where that was not quite sure. */
export const SAYS = 8

export function pointsOfMemory(memory: Memory, core: Sight, labels: readonly string[]): number[] {
  const alike = likest(memory, core)
  return labels.map((label) => SAYS * (alike.get(label) ?? 0))
}

function unit(strengths: Float32Array): Float32Array {
  const length = Math.hypot(...strengths) || 1
  return strengths.map((strength) => strength / length)
}
