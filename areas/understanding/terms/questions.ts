/** How a question begins where its mark was left out. Only the first word of a sentence counts, so most relative pronouns do not. */
export const QUESTION_STARTS: ReadonlySet<string> = new Set(
  `how why where who when which what's whats does do did is are can could would will should has anyone anybody
   wie warum wieso wo wer wann welche welcher kann könnt könnte gibt hat weiss pourquoi combien comment où est-ce quand cómo dónde cuándo cuánto qué quién
   como onde quando quanto quem come dove perché quanto chi hoe waarom waar wanneer wie jak gdzie kiedy dlaczego ile czy nasıl neden nerede كيف اين متى لماذا هل وين ليش كم`
    .split(/\s+/)
    .map((word) => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '')),
)

/** Asking without asking. */
export const QUESTION_PHRASES =
  'does anyone know, anyone know, can anyone, could you tell me, can you tell me, i wonder if, wondering if, wondering how, any idea, any news on, weiß jemand, kann mir jemand, savez vous, quelqu un sait, alguien sabe, alguém sabe, qualcuno sa, weet iemand, czy ktoś wie, bilen var mı'
