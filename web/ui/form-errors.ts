import { createContext, useContext } from 'react'

export type Errors = Readonly<Record<string, string>>

/** The errors of the form around a field, by the field's place in the call. */
export const FormErrors = createContext<Errors>({})

/** A field of many values also says what is wrong with one of them, where no field of its own stands for it. */
export const errorFor = (errors: Errors, name: string): string | undefined =>
  errors[name] ??
  Object.entries(errors).find(([place]) => /^\.\d+$/.test(place.slice(name.length)) && place.startsWith(name))?.[1]

/** A field that was changed says no more what was wrong with it: it is judged again when the form is sent. */
export const MendedField = createContext<(name: string) => void>(() => {})

export function useMended(name: string | undefined): () => void {
  const mended = useContext(MendedField)
  return () => name && mended(name)
}

export const errorsLeft = (errors: Errors, mended: readonly string[]): Errors =>
  Object.fromEntries(
    Object.entries(errors).filter(([place]) => !mended.some((name) => place === name || place.startsWith(`${name}.`))),
  )

export function useFieldError(name: string | undefined): string | undefined {
  const errors = useContext(FormErrors)
  return name ? errorFor(errors, name) : undefined
}

/** The field of a form that says what is wrong at this place, with the form's own fields before those of many values. */
export const fieldFor = (form: Element | null, place: string): HTMLElement | null => {
  const at = (name: string) => form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`) ?? null
  return at(place) ?? at(place.replace(/\.\d+$/, ''))
}

/** With what is wrong below it in sight, too. */
export function focusIn(field: HTMLElement | null): void {
  field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'nearest' })
}
