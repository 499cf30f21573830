import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const ITALIAN_TERMS: TermsByTopic = {
  broken: {
    strong: 'non funziona, rotto, rotta, guasto, guasta, difettos*, non si accende, danneggiat*',
    some: 'errore, riparazione, riparare',
  },
  danger: {
    strong: 'ustion*, preso fuoco, esplos*, scossa elettrica, ferit*, ospedale, intossicazion*',
    some: 'pericolos*, fuoco, fumo',
  },
  wrong_item: {
    strong: 'articolo sbagliato, prodotto sbagliato, taglia sbagliata, non è quello che ho ordinato, al posto di',
    some: 'sbagliat*, manca, mancante',
  },
  late_or_lost: {
    strong:
      'dov è il mio pacco, dove il mio ordine, non è arrivato, mai arrivato, non ho ricevuto, in ritardo, pacco perso',
    some: 'pacco, consegna, spedizione, ritardo, ordine',
  },
  refund: { strong: 'rimbors*, reso, indietro i soldi, risarcimento', some: 'restitui*, soldi' },
  poor_service: {
    strong: 'servizio clienti, assistenza clienti, nessuno risponde, nessuna risposta, non rispondete, non risponde',
    some: 'reclamo, vergogna*, assistenza',
  },
  account_access: { strong: 'password, accedere, account bloccato', some: 'accesso' },
  how_to: {
    strong: 'come posso, come si fa, è possibile, si può, qualcuno sa, istruzioni',
    some: 'come, compatibile',
  },
  invoice_payment: { strong: 'fattur*, pagament*, addebit*, partita iva, bonifico', some: 'pagare, pagato, carta' },
  price_availability: {
    strong: 'quanto costa, prezzo, disponibile, esaurito, dove comprare, codice sconto',
    some: 'sconto, offerta, comprare',
  },
  idea: { strong: 'sarebbe bello, perché non fate, suggeriment*, potreste aggiungere', some: 'idea, proposta' },
  shops_bulk: { strong: 'ingrosso, rivenditor*, distributor*, per il nostro negozio, preventivo', some: 'negozio' },
  press: { strong: 'giornalist*, comunicato stampa, ufficio stampa, intervista', some: 'stampa, articolo' },
  privacy_legal: { strong: 'avvocat*, dati personali, denuncia*, garante', some: 'legale, polizia' },
  jobs: { strong: 'offerta di lavoro, candidatura, tirocinio, assumete, curriculum', some: 'lavoro, posizione' },
  shares_results: { strong: 'azionist*, dividend*, assemblea degli azionisti, trimestrale', some: 'azioni, borsa' },
  thanks: { strong: 'grazie, grazie mille, consiglio vivamente, ottimo servizio', some: 'bravi, perfetto' },
}
