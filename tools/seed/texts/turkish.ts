import { lines } from './fill.ts'

export const TURKISH = {
  texts: {
    broken: lines(`
      Fernhill {p} bozuldu, {n} ay oldu. Işığı yanıyor ama su kaynamıyor.
      @fernhill.example {p} çalışmıyor, kapağı elimde kaldı. Sipariş {order}.
    `),
    late: lines(`
      Fernhill siparişim nerede? {order}, {d} gündür {city} deposunda görünüyor, hâlâ gelmedi.
      Kargo hâlâ gelmedi, Fernhill. Hediye olacaktı, doğum günü geçti.
    `),
    invoice: lines(`Fernhill, faturayı şirket adına kesebilir misiniz? Sipariş {order}.`),
    'how to': lines(`Fernhill {p} nasıl temizlenir? Kireç her yerde.`),
    wrong: lines(`Fernhill yanlış ürün gönderdi: iki {p} geldi, ben bir tane istemiştim.`),
    thanks: lines(`
      Teşekkürler Fernhill, yedek kapak iki günde {city} adresine geldi. Harika hizmet.
      Fernhill {p} harika, anneme de aldım, şimdi komşular soruyor.
    `),
  },
  answers: {
    broken: lines(`Çok üzgünüz. Tabanın altındaki numarayı yazar mısınız? Yarın yenisini yolluyoruz.`),
    late: lines(`Depoyla konuştum: etiketi yırtılmış. Yarın sizde olacak.`),
  },
}
