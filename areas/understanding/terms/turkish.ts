import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const TURKISH_TERMS: TermsByTopic = {
  broken: { strong: 'çalışmıyor, bozuldu, bozuk, arızalı, arıza*, kırıldı, kırık, açılmıyor', some: 'hata*, tamir*' },
  danger: {
    strong: 'yandım, yanık, yaralan*, patladı, elektrik çarp*, hastane*, yangın*, zehirlen*',
    some: 'tehlike*, duman',
  },
  wrong_item: {
    strong: 'yanlış ürün, yanlış beden, sipariş etmediğim, eksik ürün, yanlış geldi',
    some: 'yanlış*, eksik*',
  },
  late_or_lost: {
    strong: 'kargom nerede, siparişim nerede, gelmedi, hala gelmedi, hâlâ gelmedi, ulaşmadı, gecik*, kayboldu',
    some: 'kargo*, sipariş*, teslim*',
  },
  refund: { strong: 'iade*, para iadesi, paramı', some: 'değişim' },
  poor_service: {
    strong: 'müşteri hizmetleri, cevap vermiyor*, cevap yok, ilgilenmiyor*, dönüş yapılmadı, ulaşamıyorum',
    some: 'şikayet*, mağdur*, ilgisiz*',
  },
  account_access: { strong: 'şifre*, giriş yapamıyorum, hesabım*', some: 'hesap' },
  how_to: { strong: 'nasıl, mümkün mü, kılavuz*, olur mu', some: 'uyumlu' },
  invoice_payment: { strong: 'fatura*, vergi numarası*, ödeme*, kartımdan', some: 'ücret*, vergi' },
  price_availability: { strong: 'fiyat*, ne kadar, stok*, nereden alabilirim, indirim*', some: 'satın' },
  idea: { strong: 'öneri*, keşke, yapsanız, ekleseniz', some: 'fikir' },
  shops_bulk: { strong: 'toptan*, bayi*, toplu sipariş, mağazamız*', some: 'adet' },
  press: { strong: 'gazeteci*, basın*, röportaj*', some: 'haber*' },
  jobs: { strong: 'iş ilanı, staj*, iş başvuru*, özgeçmiş', some: 'işe' },
  shares_results: { strong: 'hissedar*, temettü*, genel kurul, yatırımcı*', some: 'hisse*, borsa' },
  thanks: { strong: 'teşekkür*, sağol*, elinize sağlık, tavsiye ederim', some: 'harika, süper' },
}
