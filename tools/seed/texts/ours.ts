/** What people at Fernhill say among themselves, and what customers say once they were answered. */
import { type Language, lines } from './fill.ts'

export const NOTES = lines(`
  Checked the batch: it is one of the 40 with the thin pin. Marit knows.
  She wrote last year too, about the lid. Be generous.
  The depot says torn label again. That is the third this week from Venlo.
  I have put a new one aside, shelf 4, with her name on it.
  Do not promise a date yet, the pins come on the 27th at the earliest.
  Derek looks at it on Thursday; he needs the order number and nothing else.
  He runs three shops. Yasemin should see this before we answer as usual.
  Photograph is clear enough for a replacement without asking further.
  I can read this one, but somebody who writes it should answer.
  Legal has no objection to saying that we look into it. No more than that.
  Same question as on Monday. We should put it on the page.
  Called, nobody there. I try again after four.
`)

export const REASONS: Readonly<Record<string, readonly string[]>> = {
  Service: lines(`
    It is about a fault, not about the parcel.
    She needs an answer from us, not a form.
    They ask how it works; that is ours.
  `),
  Logistics: lines(`
    It left from Venlo, so they fix it a day sooner.
    The parcel is the trouble, not the kettle.
    They have the courier on the phone anyway.
  `),
  Product: lines(`
    A wish, and a good one.
    Something got hot that must not. They decide what we say.
    They collect what people ask for.
  `),
  'Back office': lines(`
    Only they can change an invoice.
    Paid twice; the account is theirs.
  `),
  Sales: lines(`
    Wants to buy, and more than one.
    A shop, not a kitchen.
  `),
  Press: lines(`A journalist with a deadline.`),
  'Human resources': lines(`Somebody who would like to work here.`),
  'Investor relations': lines(`Asks about the results; nobody else may answer that.`),
  Marketing: lines(`
    Nothing is broken, they are simply nice.
    Advertising. You close these.
  `),
}

export const FOLLOW_UPS: Readonly<Record<Language, readonly string[]>> = {
  en: lines(`
    Thank you, that was quick. I will tell you whether it arrives.
    Number under the base is L{order}. Does that help?
    It came this morning. Well done, thank you.
    Still nothing here, I am afraid. It is getting a little silly now.
    That worked! I had it the wrong way round all along.
    Fine, but this is the last time I try.
  `),
  de: lines(`
    Danke, das ging schnell. Ich melde mich, wenn es da ist.
    Leider immer noch nichts angekommen.
  `),
  fr: lines(`Merci, c'est arrivé ce matin.\nToujours rien, malheureusement.`),
  es: lines(`Gracias, ya llegó.\nSigue sin llegar nada.`),
  pl: lines(`Dziękuję, już jest.\nNadal nic nie ma.`),
  tr: lines(`Teşekkürler, bugün geldi.\nHâlâ bir şey gelmedi.`),
  ar: lines(`شكراً، وصلت اليوم\nللأسف لم يصل شيء حتى الآن`),
}

export const THIRD_PARTIES = lines(`
  Same here, exactly the same crack. I thought it was me.
  Mine is fine after three years, for what it is worth.
  You can get the part at the market hall, second row, if Fernhill has none.
  Following this, mine makes that noise too.
  They answered me within an hour last time. Give them a moment.
`)
