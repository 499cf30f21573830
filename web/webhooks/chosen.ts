/** Which facts are chosen, and how that becomes what the server keeps: names, or none at all for everything. */
export interface Chosen {
  which: 'all' | 'some'
  names: readonly string[]
}

export const areaOf = ({ name }: { name: string }): string => name.split('.')[0] ?? name

export const chosenOf = (fact_names: readonly string[]): Chosen => ({
  which: fact_names.length === 0 ? 'all' : 'some',
  names: fact_names,
})

export const namesOf = ({ which, names }: Chosen): string[] => (which === 'all' ? [] : [...names])

/** Ticks or unticks; a whole area takes the place of each of its facts. */
export function tick(names: readonly string[], name: string): string[] {
  if (names.includes(name)) return names.filter((one) => one !== name)
  const area = areaOf({ name })
  return [...(name === `${area}.*` ? names.filter((one) => areaOf({ name: one }) !== area) : names), name]
}
