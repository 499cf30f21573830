import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balanced, macroRecall, merged, quantised, temperatureFor } from './finish.ts'
import { rowsOf, trainSoftmax } from './softmax.ts'

const wave = (size: number) => Float32Array.from({ length: size }, (_, at) => Math.sin(at * 12.9) * (1 + (at % 3)))

test('a weight as a byte is at most half a step away', () => {
  const weights = wave(3 << 8)
  const small = quantised(weights, 3)
  for (const [at, weight] of weights.entries()) {
    const scale = small.scales[at % 3] ?? 0
    assert.ok(Math.abs((small.weights[at] ?? 0) * scale - weight) <= scale / 2 + 1e-6)
  }
})

test('sets are joined by their weights', () => {
  assert.deepEqual(
    [
      ...merged([
        { weights: Float32Array.of(1, 2), times: 1 },
        { weights: Float32Array.of(1, -1), times: 2 },
      ]),
    ],
    [3, 0],
  )
})

test('training finds what tells the labels apart, the same from the same seed', () => {
  const rows = rowsOf(
    Array.from({ length: 60 }, (_, nth) => ({ features: [nth % 3, 10 + (nth % 7)], label: nth % 3, weight: 1 })),
  )
  const training = { bits: 6, labels: 3, epochs: 4, rate: 0.1, seed: 3, label_weights: [1, 1, 1] }
  const weights = trainSoftmax(rows, training)
  assert.deepEqual(trainSoftmax(rows, training), weights)
  for (let label = 0; label < 3; label += 1) {
    const own = [...weights.subarray(3 * label, 3 * label + 3)]
    assert.equal(own.indexOf(Math.max(...own)), label)
  }
})

test('biases undo a lean to one label, and the temperature a boast', () => {
  const judged = Array.from({ length: 300 }, (_, nth) => {
    const label = nth % 3
    const points = [0, 1, 2].map((at) => (at === label ? 1 : 0) + (at === 1 ? 1.5 : 0) + ((nth * (at + 3)) % 5) / 10)
    return { label, points }
  })
  assert.ok(macroRecall(judged, [0, 0, 0]) < 0.5)
  const biases = balanced(judged)
  assert.ok(macroRecall(judged, biases) > 0.95)
  assert.ok(temperatureFor(judged, biases) < 1)
})
