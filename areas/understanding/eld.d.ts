/** The package types its root only; this is the part of its smallest edition that we use. */
declare module 'eld/extrasmall' {
  export const eld: {
    detect(text: string): { language: string; getScores(): Record<string, number> }
  }
}
