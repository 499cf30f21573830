import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const DUTCH_TERMS: TermsByTopic = {
  broken: {
    strong: 'kapot, werkt niet, doet het niet, defect*, stuk gegaan, beschadigd*, storing',
    some: 'fout*, lek, reparatie',
  },
  danger: {
    strong: 'verbrand, gewond, vlam gevat, ontploft, elektrische schok, ziekenhuis, terugroepactie',
    some: 'gevaarlijk, gevaar, brand, rook',
  },
  wrong_item: {
    strong: 'verkeerde artikel, verkeerd artikel, verkeerde product, verkeerde maat, niet wat ik besteld heb',
    some: 'verkeerd*, ontbreekt, in plaats van',
  },
  late_or_lost: {
    strong:
      'waar blijft mijn, waar is mijn pakket, niet ontvangen, niet geleverd, niet aangekomen, nog steeds niet, vertraging, kwijtgeraakt',
    some: 'pakket*, bezorg*, levering, bestelling, vertraagd',
  },
  refund: { strong: 'geld terug, terugbetal*, retour*, schadevergoeding', some: 'terugsturen, ruilen' },
  poor_service: {
    strong: 'klantenservice, geen reactie, geen antwoord, niemand neemt op, onbereikbaar, in de wacht',
    some: 'klacht*, reactie, service',
  },
  account_access: { strong: 'wachtwoord, inloggen, account geblokkeerd', some: 'account' },
  how_to: { strong: 'hoe kan ik, hoe werkt, is het mogelijk, weet iemand, handleiding', some: 'hoe, geschikt' },
  invoice_payment: {
    strong: 'factuur, facturen, afgeschreven, betaling*, btw nummer, incasso',
    some: 'betaald, betalen, rekening',
  },
  price_availability: {
    strong: 'wat kost, op voorraad, uitverkocht, waar kan ik kopen, kortingscode, leverbaar',
    some: 'prijs, korting, kopen',
  },
  idea: { strong: 'zou leuk zijn als, waarom maken jullie niet, suggestie*, zou fijn zijn', some: 'idee' },
  shops_bulk: { strong: 'groothandel*, wederverkoper*, voor onze winkel, offerte, zakelijk*', some: 'winkel' },
  press: { strong: 'journalist*, persbericht, interview, woordvoerder', some: 'pers, krant' },
  privacy_legal: { strong: 'avg, persoonsgegevens, advocaat, rechtszaak, aangifte', some: 'juridisch, politie' },
  jobs: { strong: 'vacature*, sollicit*, stage', some: 'baan, werken bij' },
  shares_results: { strong: 'aandeelhouder*, dividend, kwartaalcijfers, jaarverslag', some: 'aandelen, beurs' },
  thanks: { strong: 'bedankt, dank je wel, dankjewel, dank u, top service, aanrader', some: 'super, fijn' },
}
