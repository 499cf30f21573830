import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const ARABIC_TERMS: TermsByTopic = {
  broken: {
    strong: 'لا يعمل, ما يشتغل, مكسور, خربان, عطلان, معطل, تعطل, لا تعمل, ما تشتغل',
    some: 'عطل, خلل, تصليح, قطعة غيار',
  },
  danger: { strong: 'احترق, حريق, انفجر, انفجار, صعق, اصابة, المستشفى, تسمم', some: 'خطر, خطير, حرق' },
  wrong_item: { strong: 'منتج خطأ, طلب خطأ, مقاس خطأ, غير اللي طلبته, ناقص', some: 'خطأ, بدل' },
  late_or_lost: {
    strong: 'وين طلبي, اين طلبي, لم يصل, ما وصل, لم يصلني, ما وصلني, تأخر, تأخير, متأخر',
    some: 'طلبت, الطلب, شحنة, الشحن, توصيل, التوصيل',
  },
  refund: { strong: 'استرجاع, استرداد, ارجاع, فلوسي, تعويض', some: 'استبدال' },
  poor_service: {
    strong: 'خدمة العملاء, ما حد يرد, لا يرد احد, لا رد, أي رد, ما تردون, هل من أحد هنا, سوء خدمة',
    some: 'شكوى, الرد, الخدمة',
  },
  account_access: { strong: 'كلمة المرور, كلمة السر, تسجيل الدخول, حسابي', some: 'حساب' },
  how_to: { strong: 'كيف, طريقة, هل يمكن, ممكن اعرف', some: 'شلون' },
  invoice_payment: { strong: 'فاتورة, الفاتورة, الدفع, خصم من', some: 'دفعت, البطاقة' },
  price_availability: { strong: 'كم سعر, بكم, السعر, متوفر, كود خصم', some: 'سعر, عرض' },
  jobs: { strong: 'وظيفة, وظائف, توظيف, سيرة ذاتية, تدريب', some: 'عمل' },
  press: { strong: 'صحفي, صحافة, مقابلة', some: 'خبر' },
  thanks: { strong: 'شكرا, شكراً, يعطيكم العافية, ممتاز', some: 'رائع' },
}
