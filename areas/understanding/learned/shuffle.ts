/** Puts an order into another, by chance. */
export function shuffle(order: Uint32Array, chance: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1))
    const held = order[last] as number
    order[last] = order[other] as number
    order[other] = held
  }
}
