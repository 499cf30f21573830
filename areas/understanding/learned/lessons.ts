/** Learning from many examples that are there already, such as the past of a workspace. */

import { setImmediate as breath } from 'node:timers/promises'
import { seeded } from '#platform/chance.ts'
import { temperatureOf } from './calibration.ts'
import { answer, improve, type Learner, meet } from './learner.ts'
import { shuffle } from './shuffle.ts'
import type { Sight } from './sight.ts'

export interface Lesson {
  sight: Sight
  label: number
  /** How much it counts, where whoever labelled it was unsure. */
  weight?: number
  /** The points that each label had before. */
  head?: readonly number[]
}

/** Every tenth is kept back at first, to learn how sure the answers are, and then learned too. */
const KEPT_BACK = 10
const STRETCH = 16
const EPOCHS = 14
const EPOCHS_WITH_ALL = 3

export function takeLessons(learner: Learner, lessons: readonly Lesson[], seed = 1): void {
  for (const _ of steps(learner, lessons, seed));
}

/** The same, while others have their turn. */
export async function takeLessonsInTurns(learner: Learner, lessons: readonly Lesson[], seed = 1): Promise<void> {
  for (const _ of steps(learner, lessons, seed)) await breath()
}

/** Stops now and then, so that who goes through it can let others go first. */
function* steps(learner: Learner, lessons: readonly Lesson[], seed: number): Generator<undefined> {
  const chance = seeded(seed)
  const order = Uint32Array.from(lessons.keys())
  shuffle(order, chance)
  const kept = order.filter((_, place) => place % KEPT_BACK === 0)
  const others = order.filter((_, place) => place % KEPT_BACK !== 0)
  function* each(places: Uint32Array, does: (lesson: Lesson) => void): Generator<undefined> {
    for (const [nth, place] of places.entries()) {
      if (nth % STRETCH === 0) yield
      does(lessons[place] as Lesson)
    }
  }
  yield* each(others, ({ sight, label }) => meet(learner, sight, label))
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(others, chance)
    yield* each(others, (lesson) => improve(learner, lesson.sight, lesson))
  }
  yield* each(kept, ({ sight, label, head }) =>
    learner.answers.push({ points: answer(learner, sight, head).points, right: label }),
  )
  learner.temperature = temperatureOf(learner.answers, learner.temperature)
  yield* each(kept, ({ sight, label }) => meet(learner, sight, label))
  for (let epoch = 0; epoch < EPOCHS_WITH_ALL; epoch += 1) {
    shuffle(order, chance)
    yield* each(order, (lesson) => improve(learner, lesson.sight, lesson))
  }
}
