/** What this workspace knows, for the fields whose values cannot be guessed; null what is not known yet. */
export interface There {
  networks: readonly { value: string; says: string }[] | null
  /** As posts carry them; `off`: one that ships and is switched off. */
  topics: readonly { value: string; is: 'own' | 'built_in' | 'off' }[] | null
}

/** With authors that were heard. */
export interface Known extends There {
  authors: readonly string[]
}
