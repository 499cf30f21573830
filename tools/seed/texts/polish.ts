import { lines } from './fill.ts'

export const POLISH = {
  texts: {
    broken: lines(`
      Mój {p} Fernhill nie działa po {n} miesiącach. Włącza się, pomyśli i gaśnie.
      @fernhill.example zepsuty {p}, pękła pokrywa przy zawiasie. Zamówienie {order}.
    `),
    late: lines(`
      Fernhill, gdzie jest moja paczka? Zamówienie {order}, od {d} dni ani śladu.
      Przesyłka z Fernhill nie dotarła. Kurier twierdzi, że była w Łodzi. Ja też byłem w Łodzi.
    `),
    refund: lines(`Czekam na zwrot pieniędzy od Fernhill od {d} dni. {price} funtów to nie drobne.`),
    'how to': lines(`
      Jak odkamienić {p} Fernhill? W mieście {city} woda jest twarda jak skała.
      Czy {p} Fernhill nadaje się do płyty indukcyjnej, czy tylko ładnie na niej wygląda?
    `),
    idea: lines(`Fernhill, fajnie by było, gdyby {p} miał cichszy sygnał. Budzi kota, kot budzi wszystkich.`),
    thanks: lines(`
      Dziękuję, Fernhill! Nowa pokrywka przyszła w dwa dni do miasta {city}. Polecam.
      Uwielbiam mój {p} Fernhill. Gotuje od ośmiu lat i ani razu nie narzekał.
    `),
    jobs: lines(`Czy Fernhill szuka pracowników w Gdańsku? Chętnie wyślę CV.`),
  },
  answers: {
    broken: lines(`Przepraszamy. Proszę o numer spod podstawy, a jutro wyślemy nowy.`),
    late: lines(`Dzwoniłem do magazynu: etykieta była podarta. Paczka będzie jutro.`),
    thanks: lines(`Dziękujemy! Przeczytam to głośno w warsztacie.`),
  },
}
