import { lines } from './fill.ts'

export const ARABIC = {
  texts: {
    broken: lines(`
      {p} من Fernhill لا تعمل منذ يومين، والضوء يومض فقط. رقم الطلب {order}
      @fernhill.example انكسر غطاء {p} بعد {n} أشهر من الشراء. ما الحل؟
    `),
    late: lines(`
      أين طلبي يا Fernhill؟ الطلب {order} لم يصل منذ {d} أيام، والتتبع يقول إنه في {city}
      تأخر التوصيل من Fernhill، وكان هدية لأمي. هل من خبر؟
    `),
    refund: lines(`أريد استرداد المبلغ عن {p} من Fernhill، أعدتها قبل {d} أيام`),
    'how to': lines(`كيف أزيل الكلس من {p} من Fernhill؟ ماء {city} ثقيل جداً`),
    thanks: lines(`
      شكراً Fernhill، وصل الغطاء الجديد خلال يومين. خدمة ممتازة
      أحب {p} من Fernhill، عندي منها اثنتان وأمي تريد الثالثة
    `),
    'where to buy': lines(`كم سعر {p} من Fernhill وأين أجدها في {city}؟`),
  },
  answers: {
    broken: lines(`نعتذر عن ذلك. هل ترسل لنا الرقم الموجود تحت القاعدة؟ نرسل لك بديلاً غداً.`),
    late: lines(`تحدثت مع المستودع: كان الملصق ممزقاً. يصلك الطرد غداً إن شاء الله.`),
  },
}
