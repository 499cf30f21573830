import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const GERMAN_TERMS: TermsByTopic = {
  broken: {
    strong:
      'kaputt, defekt*, funktioniert nicht, geht nicht mehr, geht nicht, abgebrochen, springt auf, ausgefallen, stürzt ab, beschädigt*, undicht',
    some: 'fehler*, bricht, gebrochen, riss, störung, reparatur*, mangel, mängel, wackelt, tropft',
  },
  danger: {
    strong:
      'verbrüht, verbrannt, verletzt, verletzung, stromschlag, feuer gefangen, explodiert, krankenhaus, lebensgefährlich, rückruf, brandgefahr',
    some: 'gefährlich, gefahr, achtung, brand, feuer, qualm*, rauch, blut*',
  },
  wrong_item: {
    strong:
      'falsche ware, falscher artikel, falschen artikel, falsches produkt, falsche größe, falsche farbe, falsch geliefert, nicht das bestellte, teile fehlen, fehlt ein',
    some: 'falsch*, fehlt, fehlen, verwechsel*, statt',
  },
  late_or_lost: {
    strong:
      'wo ist mein paket, wo bleibt, nicht angekommen, noch nicht da, nicht geliefert, immer noch keine lieferung, verspätet, verspätung, sendungsverfolgung, paket verloren, lieferverzug, warte immer noch',
    some: 'paket*, lieferung, lieferzeit, sendung*, zustellung, geliefert, bestellung, warte seit, spät',
  },
  refund: {
    strong:
      'geld zurück, rückerstatt*, erstattung*, rückzahlung, widerruf*, gutschrift, entschädigung, schadensersatz, retoure*, rücksendung',
    some: 'erstatten, zurückschicken, zurückgeben, umtausch*',
  },
  poor_service: {
    strong:
      'kundenservice, kundendienst, keine antwort, keine rückmeldung, meldet sich niemand, niemand erreichbar, warteschleife, unfreundlich*, service wüste, zum zweiten mal, zum dritten mal, schlechter service',
    some: 'beschwer*, hotline, ignoriert, frechheit, unverschämt*, service, antwort',
  },
  account_access: {
    strong: 'passwort, anmelden, einloggen, konto gesperrt, zugangsdaten, login',
    some: 'konto, gesperrt, zugang',
  },
  order_change: {
    strong: 'bestellung stornieren, bestellung ändern, adresse ändern, umbuchen, stornier*, kündigen, kündigung',
    some: 'ändern, abbestellen',
  },
  how_to: {
    strong:
      'wie kann ich, wie funktioniert, wie bekomme ich, ist es möglich, kann man, weiß jemand, bedienungsanleitung, anleitung, gibt es eine möglichkeit, geeignet für, wie lange',
    some: 'wie, einstell*, kompatibel, erklär*',
  },
  invoice_payment: {
    strong:
      'rechnung*, doppelt abgebucht, abgebucht, lastschrift, überweis*, steuernummer, ust id, mehrwertsteuer, mahnung, zahlung*',
    some: 'bezahl*, gebühr*, quittung, beleg',
  },
  price_availability: {
    strong:
      'was kostet, wie teuer, wieviel kostet, lieferbar, auf lager, ausverkauft, wo kann ich kaufen, wo kann man kaufen, rabattcode, wann wieder verfügbar, liefert ihr',
    some: 'preis*, verfügbar*, rabatt*, angebot, kaufen',
  },
  idea: {
    strong:
      'wäre toll wenn, wäre schön wenn, warum macht ihr nicht, könntet ihr nicht, verbesserungsvorschl*, vorschlag, wünsche mir, ich würde mir wünschen, idee',
    some: 'wunsch, wünsche',
  },
  shops_bulk: {
    strong:
      'großhandel*, händler*, wiederverkäufer*, großbestellung, mengenrabatt, für unser geschäft, für unser hotel, firmenkunden, preisliste',
    some: 'gewerblich*, stückzahl, angebot für',
  },
  partnership: {
    strong: 'kooperation*, zusammenarbeit, sponsoring, sponsor*, influencer',
    some: 'partner*, spende*',
  },
  press: {
    strong:
      'journalist*, presseanfrage, pressestelle, pressemitteilung, stellungnahme, redaktion, interview, recherche',
    some: 'presse, artikel, bericht*, zeitung',
  },
  privacy_legal: {
    strong:
      'datenschutz*, dsgvo, anwalt, rechtsanwalt, anzeige, verklage*, verbraucherschutz, verbraucherzentrale, datenleck',
    some: 'rechtlich*, gericht, klage, polizei, illegal',
  },
  jobs: {
    strong:
      'stellenangebot*, bewerb*, ausbildung*, praktikum, offene stelle*, karriere, lehrstelle, stellenausschreibung',
    some: 'job, jobs, stelle, gehalt',
  },
  shares_results: {
    strong: 'aktie*, hauptversammlung, quartalszahlen, dividende*, geschäftsbericht, anleger*, investor*',
    some: 'börse, umsatz, gewinn, quartal',
  },
  thanks: {
    strong:
      'danke, vielen dank, dankeschön, herzlichen dank, super service, toller service, weiter so, sehr zufrieden, begeistert',
    some: 'dank, empfehl*, klasse, toll',
  },
}
