/** How a line fared: of what it decided, how much people moved on. Of a few cases no share is made, and nothing is judged. */
interface Fared {
  decided: number
  moved: number
}

/** Below this many a share says nothing. */
const ENOUGH = 10
/** Moved more often than this, a line is worth a look. */
const OFTEN = 0.12

export const isEnough = ({ decided }: Fared): boolean => decided >= ENOUGH

export const isOften = (line: Fared): boolean => isEnough(line) && line.moved / line.decided > OFTEN

/** Of the lines with enough to tell, the one that people move most often. */
export function mostMoved<L extends Fared>(lines: readonly L[]): L | undefined {
  return lines
    .filter((line) => isEnough(line) && line.moved > 0)
    .toSorted((a, b) => b.moved / b.decided - a.moved / a.decided)[0]
}
