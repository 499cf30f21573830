/**
 * The small words that hold a language together. They decide most posts at a fortieth of what counting letter groups
 * costs, and they know Hindi in Latin letters, which the detector does not. Words that two of these languages share as
 * an everyday word ('no', 'me', 'die') stand in both, so they vote for neither alone.
 */
const lists: Readonly<Record<string, string>> = {
  en: `the and you that was for are with his they this have from not what all were when your can said there use each which do how their if will
    about out many then them these so some her would make like him into has two more my its who now been did get may is it of to in i he she we at be but or
    on as by had just don't i'm it's i've can't im dont does why where because been than got our us am me no a an up off over after only too very hello please thanks thank here same still never again help waiting order broken what good great any`,
  de: `der die das und ist nicht ich du wir ihr sie es ein eine einen einem einer mit auf für fur von zu im den dem des sich auch wie aber oder wenn noch
    nach bei aus nur schon kann mein meine dein kein keine hat habe haben sind war wird werden immer mal mir mich dir dich uns euch zum zur über uber dass weil als am doch jetzt hier heute bitte danke hallo guten morgen wo wann warum wieder nichts alles sehr`,
  fr: `le la les un une des du de et est pas je tu il elle nous vous ils elles ne que qui dans pour sur avec au aux ce cette ces mon ma mes son sa ses plus
    mais ou où si tout tous très tres bien fait être etre avoir ai as a suis sont c j l d qu comme quand même meme votre vos leur chez sans aussi ça ca y en on me te se merci bonjour salut oui non pourquoi encore jamais rien commande`,
  es: `el la los las un una unos de del y es no yo tu él ella nosotros que en por para con se lo le les su sus mi mis al más mas pero como cuando si ya muy
    está esta este esto eso ser hay son estoy tengo tiene qué todo toda todos también tambien porque donde sin sobre me te nos a o he ha hoy gracias hola buenos días por favor pedido nunca nada bien así`,
  pt: `o a os as um uma uns de do da dos das e é não nao eu tu ele ela nós que em no na nos nas por para com se lhe seu sua meu minha ao mais mas como quando
    já ja muito está esta este isso ser há são sao estou tenho tem tudo todos também tambem porque onde sem sobre me te pra pro você voce vc hoje foi só so obrigado obrigada olá bom dia nunca nada tá tô aqui`,
  it: `il lo la i gli le un uno una di del della dei delle e è non io tu lui lei noi che in nel nella per con si ci mi ti vi su al alla più piu ma come quando
    già gia molto sono sei questo questa essere c ho ha hai hanno tutto tutti anche perché perche dove senza se da dal dalla a o mio tuo ne oggi chi grazie ciao buongiorno mai niente bene sempre così ancora`,
  nl: `de het een en is niet ik je jij hij zij wij we ze van op te in dat die met voor zijn er maar om aan als ook naar bij nog wel uit kan heb heeft hebben
    was wordt worden geen mijn jouw wat hoe waar dan door over al of meer mij hun deze dit nu hier moet dank bedankt hallo graag nooit weer waarom wanneer goed`,
  pl: `i w na z do nie się sie to jest że ze o a jak ale po co tak za od przez przy dla czy już juz tylko ja ty on ona my mnie ci go ich mam ma są sa był byl
    będzie bedzie być byc tego tej ten ta te jestem może moze bardzo jeszcze gdzie kiedy u mi dziękuję dzieki dzięki proszę dzień dobry nigdy nic dlaczego`,
  tr: `ve bir bu da de için icin ile ne çok cok ben sen o biz siz değil degil var yok mi mı mu gibi ama daha kadar en her şey sey bana sana olan olarak
    sonra önce nasıl nasil neden niye hiç hic beni bizim benim şu ki diye ya merhaba teşekkürler teşekkür lütfen yine asla`,
  ar: `في من على ان لا ما هذا هذه إلى الى عن مع كل أو او يا هو هي انا أنا كان لم لن قد بعد قبل حتى كما اللي مش عندي بس ليش كيف متى اين هل شو ايه دي ده و`,
  ru: `и в не на я что он с как это но по у мы вы они так же от за его ее до если уже или ни мне меня бы был была только очень для все нет да спасибо привет пожалуйста где когда почему`,
  sv: `och att det är som en på av för med den till inte om ett han hon jag du vi de var så från har hade men eller när mig dig kan ska min din nu bara också hej tack aldrig varför`,
  id: `yang dan di ini itu dengan untuk tidak dari dalam ke akan pada juga saya ada kita bisa sudah aku kamu nya lagi banget gak ga aja yg udah kalo`,
  hi: `hai hain nahi nahin kya ka ki ke ko se mein mai main hum tum aap ye yeh wo woh bhi aur par tha thi the ho raha rahe rahi kar karo kuch koi sab bahut
    bhai ji ne toh jo jab tak abhi mera meri mere tera apne apna hota hua diya liye kyu kyun kaise baat log desh sir
    nhi nai mujhe tujhe hume unhe isko usko sabko aapko apko aapka aapki aapke apka apki hamara humara hamare humare tumhara tumhare tumko humko inko unko
    gaya gayi gaye gya gyi gye raha rha rhe rhi hoga hogi honge hoti hote hue hui hun hoon thi karna karne karta karte karti krna krne krta krte krke karke kr
    dena dete deta lena liya lekin magar agar phir waise aise jaise kaisa kaisi kahan kaha yahan wahan idhar udhar kitna kitne kitni kabhi hamesha sirf
    wala wale wali uska uski uske iska iski iske unka unki unke inka kisi kisne jisko yaar yar arre arey chalo chal dekho dekh bolo suno accha acha sahi theek thik
    chahiye kyunki kyonki isliye matlab bilkul shayad zyada jyada thoda bohot bahot kaam saath sath bhaiya beta aaj aayega aaya aayi aaye jao jaao jata jaata jayega
    milega mila mile maine tune usne humne unhone pyaar dil zindagi dost ghar tak bina mat toh
    है हैं नहीं क्या का की के को से में मैं हम तुम आप यह वह भी और पर था थी थे हो रहा कर कुछ कोई सब बहुत जो तो ने`,
}

/** Which languages a small word speaks for, as places in LANGUAGES. */
export const LANGUAGES: readonly string[] = Object.keys(lists)
export const FUNCTION_WORDS: ReadonlyMap<string, readonly number[]> = collect()

function collect(): Map<string, number[]> {
  const words = new Map<string, number[]>()
  LANGUAGES.forEach((language, place) => {
    for (const word of new Set((lists[language] ?? '').split(/\s+/)))
      words.set(word, [...(words.get(word) ?? []), place])
  })
  return words
}
