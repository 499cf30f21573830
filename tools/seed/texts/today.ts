/** What is going on now: written out, since it is what one sees first. Minutes are before the end of the life. */
import { FATE } from '../stand-in.ts'
import type { Language } from './fill.ts'

export interface Told {
  by: string
  text: string
  minutes: number
}

export interface Story {
  theme: string
  language: Language
  by: string
  text: string
  minutes: number
  /** Others in the same thread, and themselves again. */
  later?: readonly Told[]
  /** One of ours, by name. */
  mine?: string
  note?: Told
  reply?: Told
  draft?: Told
}

export const TODAY: readonly Story[] = [
  {
    theme: 'broken',
    language: 'en',
    by: 'Winifred Achebe-Thorne',
    text: '@fernhill.example third Arc kettle since spring, and the lid is off again. Same hinge. My father is 83 and pours with both hands. I would like one that works, or my money back.',
    minutes: 312,
    later: [
      { by: 'Dafydd Pryce', text: 'Same hinge here, batch L2609. Mine went on Friday.', minutes: 290 },
      { by: 'Joaquín Ibáñez', text: 'Igual que el mío. ¿Alguien recibió respuesta?', minutes: 251 },
      {
        by: 'Dafydd Pryce',
        text: 'They asked me for the number under the base, so somebody reads this.',
        minutes: 214,
      },
      {
        by: 'Winifred Achebe-Thorne',
        text: 'Number is L2609-114. The old man is making tea in a saucepan, if you wonder.',
        minutes: 96,
      },
    ],
    mine: 'Imke Vandersteen-Albrecht',
    reply: {
      by: 'Kwabena Osei',
      text: 'That is one lid too many, and I am sorry. Please let him use the saucepan for today. Could you send me the number under the base?',
      minutes: 232,
    },
    note: {
      by: 'Marit Søndergaard',
      text: '@Imke L2609 is the batch with the thin pin. Another one from stock would break too; the new pins are here on the 27th.',
      minutes: 71,
    },
    draft: {
      by: 'Imke Vandersteen-Albrecht',
      text: 'I run service here, and this one is mine now. You get your money back today, and when the new pins are in I will ask whether you ever want to see an Arc again.',
      minutes: 22,
    },
  },
  {
    theme: 'wrong',
    language: 'de',
    by: 'Friederike Prinzessin zu Löwenberg-Altenhagen',
    text: 'Fernhill, der Drift-Toaster kam wieder mit einem britischen Stecker, zum zweiten Mal. Kassel liegt immer noch nicht in Kent.',
    minutes: 188,
    mine: 'Imke Vandersteen-Albrecht',
  },
  {
    theme: 'late',
    language: 'ar',
    by: 'عبد الكريم الحسيني',
    text: 'طلبت قطعة لغلاية Arc من Fernhill قبل أسبوعين ولم تصل ولم يرد أحد. متى تصل؟',
    minutes: 164,
    mine: 'Imke Vandersteen-Albrecht',
  },
  {
    theme: 'late',
    language: 'en',
    by: 'Ottoline Marchbanks',
    text: '@fernhill.example order FH-55120 was for a wedding on Saturday. It is Saturday. Where is my parcel?',
    minutes: 540,
    reply: {
      by: 'Farid Benhaddou',
      text: `Your parcel went astray, and the ${FATE.unknown} in Norwich. I drive there myself at five.`,
      minutes: 430,
    },
  },
  {
    theme: 'broken',
    language: 'en',
    by: 'Clementine Fairweather',
    text: 'Fernhill, my fourth Arc is leaking. I have begun to give them names. This one is Trevor.',
    minutes: 372,
    reply: {
      by: 'Lucía Fernández de Córdoba',
      text: `${FATE.refused} of the same batch, I promise. Trevor's successor has the new hinge and leaves today.`,
      minutes: 331,
    },
  },
  {
    theme: 'danger',
    language: 'en',
    by: 'Hamish MacAllister',
    text: '@fernhill.example your Brook kettle boiled dry and melted the socket. Smoke coming out of the wall at seven in the morning. This is dangerous.',
    minutes: 58,
  },
  {
    theme: 'press',
    language: 'en',
    by: 'Philippa Cavendish-Oyelaran',
    text: 'I am a reporter with Consumer Hour and would like a comment from the Fernhill press office on the L2609 lids before six today.',
    minutes: 47,
    draft: {
      by: 'Rosalind Okonkwo-Whitby',
      text: 'Rosalind here, I speak for Fernhill. I call you at four with the number of cases and what we do about them.',
      minutes: 18,
    },
  },
  {
    theme: 'how to',
    language: 'pl',
    by: 'Bożena Świątkiewicz-Grzegorczyk',
    text: 'Czy czajnik Brook z Fernhill nadaje się do kampera, 12 V? Jak go podłączyć? Nigdzie nie znalazłam.',
    minutes: 131,
    mine: 'Imke Vandersteen-Albrecht',
  },
  {
    theme: 'thanks',
    language: 'en',
    by: 'Joon-ho Seo',
    text: 'For anyone who panicked like me: the smell of the new Fernhill kettle is gone after two boils. Lovely thing otherwise, thank you!',
    minutes: 83,
  },
  {
    theme: 'invoice',
    language: 'tr',
    by: 'Gülşah Karahanoğlu',
    text: 'Fernhill, faturada vergi numarası yanlış. Düzeltip yeniden gönderebilir misiniz? Sipariş FH-20417.',
    minutes: 1490,
  },
  {
    theme: 'shops',
    language: 'en',
    by: 'Tregenza & Daughters Hardware',
    text: 'We would like to stock the Fernhill Drift in our three shops. Is there a trade account and a price list for independents?',
    minutes: 205,
    reply: {
      by: 'Yasemin Karaca',
      text: 'That is me. The list is in your mail, and I am in Cornwall on Thursday if you would like to see the colours.',
      minutes: 152,
    },
    later: [
      {
        by: 'Tregenza & Daughters Hardware',
        text: 'Thursday is grand. Come before noon, there is soup.',
        minutes: 101,
      },
    ],
  },
  {
    theme: 'jobs',
    language: 'de',
    by: 'Thaddäus Obermüller-Klingenschmidt',
    text: 'Guten Tag Fernhill, ich suche zum Herbst einen Ausbildungsplatz in der Werkstatt. Wohin schicke ich meine Bewerbung?',
    minutes: 260,
  },
]

/** Written after the hold, so it stays in. */
export const HELD: Told = {
  by: 'Kwabena Osei',
  text: 'Good to hear. Could I quote you on the page about new kettles? You would be doing the worried a favour.',
  minutes: 12,
}
