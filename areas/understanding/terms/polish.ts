import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const POLISH_TERMS: TermsByTopic = {
  broken: {
    strong: 'nie działa, zepsut*, zepsuł*, uszkodzon*, popsut*, wadliw*, awari*, nie włącza, pękł*',
    some: 'usterk*, błąd, napraw*',
  },
  danger: {
    strong: 'poparz*, oparz*, zapalił*, wybuch*, porażenie, szpital*, zatruci*',
    some: 'niebezpiecz*, pożar, dym, ogień',
  },
  wrong_item: {
    strong: 'zły produkt, nie to co zamówił*, inny kolor, zły rozmiar, brakuje, pomylon*',
    some: 'zamiast, pomyłk*, niekompletn*',
  },
  late_or_lost: {
    strong: 'gdzie jest moja paczka, gdzie moja paczka, nie dotarł*, nie doszł*, zaginęł*, opóźni*, nadal czekam',
    some: 'paczk*, przesyłk*, dostaw*, kurier*, zamówieni*',
  },
  refund: { strong: 'zwrot pieniędzy, zwrot*, zwróc*, odszkodowan*', some: 'reklamac*, pieniądze' },
  poor_service: {
    strong: 'obsługa klienta, obsługi klienta, brak odpowiedzi, nikt nie odpowiada, nie odbiera*, infolini*',
    some: 'skarg*, obsług*, czekam',
  },
  account_access: { strong: 'hasł*, zalogować, konto zablokowane, logowani*', some: 'konto, konta' },
  how_to: {
    strong: 'jak mogę, jak można, czy można, czy nadaje się, instrukcj*, czy da się, jak zrobić',
    some: 'czy, jak',
  },
  invoice_payment: { strong: 'faktur*, płatnoś*, przelew*, obciążon*, nip', some: 'zapłac*, rachun*, opłat*' },
  price_availability: {
    strong: 'ile kosztuje, jaka cena, dostępn*, gdzie kupić, kod rabatowy',
    some: 'cena, ceny, rabat*, kupić',
  },
  idea: { strong: 'fajnie by było, propozycj*, sugesti*, pomysł*, mogliby*', some: 'szkoda że' },
  shops_bulk: { strong: 'hurt*, dystrybutor*, dla naszego sklepu, oferta handlowa', some: 'sklepu' },
  press: { strong: 'dziennikar*, redakcj*, rzecznik*, wywiad*', some: 'prasa, artykuł' },
  privacy_legal: { strong: 'rodo, dane osobowe, danych osobowych, prawnik*, uokik, pozew', some: 'policj*, sąd*' },
  jobs: { strong: 'rekrutacj*, oferta pracy, oferty pracy, staż*, szukam pracy, praktyki', some: 'praca, pracę, cv' },
  shares_results: { strong: 'akcjonariusz*, dywidend*, wyniki kwartalne, giełd*', some: 'akcje, inwestor*' },
  thanks: { strong: 'dziękuj*, dzięki, polecam, świetna obsługa', some: 'super, brawo' },
}
