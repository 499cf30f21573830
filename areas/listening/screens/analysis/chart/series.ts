/** Told apart by dash besides colour; ours is whole. */
export const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [10, 3, 2, 3]]
export const SERIES = ['series-ours', 'series-2', 'series-3', 'series-4'] as const
