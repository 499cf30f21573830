import { lines } from './fill.ts'

/** By theme. */
export const GERMAN = {
  texts: {
    broken: lines(`
      Mein {p} von Fernhill ist nach {n} Monaten kaputt. Der Deckel springt auf, sobald das Wasser kocht.
      @fernhill.example der {p} ist undicht, jeden Morgen eine Pfütze. Bestellung {order}. Was kann ich tun?
      Schon wieder defekt: Der Hebel am {p} von Fernhill rastet nicht mehr ein. Ich halte ihn mit dem Buttermesser unten.
      Fernhill, euer {p} funktioniert nicht mehr, seit wir nach {city} gezogen sind. Liegt es am Wasser oder an uns?
    `),
    late: lines(`
      Wo bleibt mein Paket, Fernhill? Bestellung {order} steht laut Sendungsverfolgung seit {d} Tagen in {city}.
      Der {p} von Fernhill ist immer noch nicht angekommen. Der Geburtstag war am Samstag.
      @fernhill.example Lieferung verspätet, zum zweiten Mal, und niemand sagt etwas. So geht das nicht.
    `),
    wrong: lines(`
      Fernhill hat falsch geliefert: bestellt war der {p} in Moos, gekommen ist Hafer. Zum Essen nehme ich Hafer, zum Kochen nicht.
      Beim {p} von Fernhill fehlt ein Stecker. Ein Wasserkocher ohne Stecker ist eine Vase.
    `),
    refund: lines(`
      Ich warte seit {d} Tagen auf die Rückerstattung von Fernhill, {price} Euro. Wann kommt mein Geld zurück?
    `),
    'how to': lines(`
      Wie kann ich den {p} von Fernhill entkalken, ohne dass die Küche nach Essig riecht?
      @fernhill.example gibt es die Bedienungsanleitung für den {p} auch auf Deutsch? Meine Mutter ist 84 und liest kein Englisch.
      Kann man den {p} von Fernhill mit Regenwasser benutzen? Frage für einen Schrebergarten in {city}.
    `),
    invoice: lines(`
      Fernhill hat {price} Euro doppelt abgebucht. Bitte eine Rechnung mit Steuernummer für Bestellung {order}.
    `),
    idea: lines(`
      Liebe Leute von Fernhill, baut bitte einen {p} mit Temperaturanzeige. Grüner Tee verzeiht keine hundert Grad.
    `),
    thanks: lines(`
      Vielen Dank an Fernhill: Ersatzdeckel in zwei Tagen in {city}, mit handgeschriebenem Zettel. So etwas gibt es noch!
      Ich liebe meinen {p} von Fernhill. Zwölf Jahre alt, {cups} Liter im Monat, nie ein Murren.
    `),
    'where to buy': lines(`
      Wo kann man den {p} von Fernhill in {city} kaufen? Der Laden am Markt sagt ausverkauft.
    `),
    jobs: lines(`
      Bietet Fernhill eine Ausbildung in der Werkstatt an? Meine Tochter sucht zum Herbst einen Ausbildungsplatz.
    `),
  },
  answers: {
    broken: lines(`
      Das tut mir leid. Schreiben Sie mir bitte die Nummer unter dem Sockel? Dann weiß ich, aus welcher Reihe er kommt.
      So soll das nicht sein. Ein neuer geht morgen nach {city}; den alten dürfen Sie behalten.
    `),
    late: lines(`
      Ich habe im Lager angerufen: Das Etikett war abgerissen. Es ist neu gedruckt, morgen kommt das Paket.
    `),
    wrong: lines(`Unser Fehler. Das Richtige geht heute hinaus, und der Rückschein kommt per Post.`),
    refund: lines(`Es lag bei uns. Die Rückzahlung ist heute hinausgegangen und in {n} Tagen bei Ihnen.`),
    'how to': lines(`
      Mit Zitronensäure: ein Löffel auf einen halben Liter, kochen, zwanzig Minuten warten, zweimal spülen.
    `),
    thanks: lines(`Das freut die Werkstatt sehr. Ich hänge es dort an die Tür.`),
  },
}
