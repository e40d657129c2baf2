import { asOneKeyboard } from "./exact.ts";
import { foldText } from "./fold.ts";
import { lately } from "./lately.ts";
import { SLAVIC_STEMS } from "./slavic-stems.ts";

/**
 * What the generic words of bodies mean in English. Offices print *завод*, *ZAVOD* and *PLANT*, *Lashkar* and *Army* for one body;
 * the English word is one more reading of the word, beside its own letters. Written by us from dictionaries, no list's own pairs.
 */

/** Russian and Ukrainian stems and what they mean. */
const STEMS: readonly (readonly [stem: string, meanings: readonly string[]])[] = SLAVIC_STEMS.split(/[·\n]/)
  .map((pair) => pair.trim().split(" "))
  .filter((pair) => pair.length === 2)
  .map(([stem, meanings]) => [stem as string, (meanings as string).split("/")]);

/** Whole words of other languages, in the spellings that offices use: `meaning: words`. */
const WORDS: ReadonlyMap<string, readonly string[]> = meaningsOf(`
army: jaish jaysh jeish jesh jaesh jaishe lashkar lashkare lashker lashgar laskar laschkar artesh ejercito armee armata جیش جيش لشکر ارتش الجیش
movement: tehrik tahrik tehreek tahreek tehrike harakat harakatul haraka harkat harkatul hareket movimiento mouvement movimento nehzat nahda تحریک حرکت حركة جنبش
party: hizb hizbul hezb hezbe hizbe jamaat jamaate jamaah jamaa gamaa jamaatul jamaatud partido parti partei partito partiya jemaah حزب جماعت جماعة جماعه
group: jamaat jamaate jamaah jamaa gamaa jamaatul jemaah goruh gorooh majmoueh majmua grupo گروه مجموعة جماعت جماعة جماعه
association: jamiat jamiyat jamiatul jamiyah jamiya jamia jamiyyat jamiyya anjuman asociacion associacao associazione cemiyet dernegi dernek rabita rabitah جمعیت جمعية انجمن رابطہ رابطة
front: jabha jabhat jabhah jebha jabhatul frente fronte jebheye mahaz cephe جبهة جبهه محاذ
council: shura shoura choura majlis majles majlise consejo conseil consiglio konsey meclis shuraa مجلس شورى شوری
organization: tanzim tanzeem tanzime tanzimul munazzama munazzamat munadamat sazman sazeman organizacion organisation idara idarah edare تنظیم تنظيم منظمة سازمان ادارہ
foundation: muassasa muassasah muassasat mouassasat moassese mossesse bonyad bunyad bonyade fundacion fondation fondazione vakfi vakif waqf fundacao مؤسسة مؤسسه موسسه بنیاد وقف
institution: muassasa muassasah muassasat mouassasat moassese institucion مؤسسة مؤسسه
charitable: khayriya khayriyah khayriyya khairiya khairiyah khayria kheyriye kheiriye kheirieh khairia hayir benefica caritative خیریہ خيرية الخيرية خیریه
charity: khayriya khayriyah khairiya khairiyah zakat sadaqa infaq خيرية خیریہ
welfare: falah falahe falahi rifah behbud behbood behzisti فلاح بہبود رفاہ
service: khidmat khidmate khedmat خدمت
services: khadamat khidmat khedmat servicios hizmetleri hizmet خدمات
humanity: insaniat insaniyat insaniyyat insaniya insaniyah انسانیت إنسانية
relief: ighatha igatha ighathah ighasa imdad imdadi emdad socorro secours اغاثة إغاثة امداد
support: nusra nusrah nusrat nosrat nussrah نصرة نصرت
victory: nusra nusrah nusrat fath fateh fatah nasr zafar نصرة فتح نصر
supporters: ansar ansaru ansarul ansare انصار أنصار
helpers: ansar ansarul انصار
soldiers: sipah sipahe jund jundul junud jundallah جند سپاہ
corps: sipah sepah sepahe سپاه سپاہ
companions: sahaba sahabah sahaaba ashab صحابہ صحابة
youth: shabab shabaab shabiba chabab جوانان javanan genclik juventud jeunesse شباب الشباب
call: dawa dawah dawat dawwah daawa daawah daawat da'wa دعوة دعوت دعوه الدعوة
preaching: dawa dawah dawat dawwah tabligh tableegh دعوة دعوت تبلیغ
pure: tayyiba tayyibah taiba tayba tayiba toiba tayyaba tayeba طیبہ طيبة
islamic: islami islamiya islamiyah islamiyya islamiyyah islamia islamique islamico islamica eslami اسلامی اسلامية إسلامية الإسلامية اسلامي
state: dawla dawlat dawlah daulah daula dowlat devlet estado etat stato دولة دولت
base: qaida qaeda qaidah qaedat قاعدة القاعدة
martyrs: shuhada shohada shuhadaa şehitler شہداء شهداء
brigade: katiba kataib kataeb liwa lewa brigada کتیبہ كتيبة كتائب لواء
brigades: kataib kataeb brigadas كتائب
battalion: katiba katibat katibah kateeba كتيبة
monotheism: tawhid tauhid tawheed tauheed توحید توحيد
unity: ittihad itihad etehad wahdat wahda birlik unidad اتحاد وحدت
union: ittihad itihad etehad ettehad ettehadieh ittehad birlik birligi union اتحاد
alliance: ittihad tahaluf alianza ittehad اتحاد
liberation: tahrir azadi azadegan liberacion liberation تحریر تحرير آزادی
revolution: thawra inqilab enghelab engelab revolucion ثورة انقلاب
defence: difa defa defense defensa doffa دفاع
resistance: muqawama moqavemat resistencia مقاومة مقاومت
jerusalem: quds qods kudus القدس قدس
levant: sham cham şam الشام شام
guardians: hurras huras hurasu حراس
propagation: irshad ershad isha'at ishaat ارشاد اشاعت
guidance: irshad ershad hidaya hidayat rahnuma ارشاد ہدایت
reform: islah eslah islahat اصلاح
revival: ihya ehya احیاء إحياء
heritage: turath turaas miras تراث
students: tulaba talaba taliban tolab طلبہ طلبة
scholars: ulema ulama olama علماء
company: sharika sharikat sharikah sherkat sherkate shirkat sherkete companhia societe شركة شرکت کمپنی
trading: tijara tijarah tijariya tejarat tejari ticaret comercio comercial commerciale commercial comercializadora commercio handels handel التجارية تجارة تجارت
trade: tijara tijarah tejarat ticaret comercio commerce handel تجارة تجارت
exchange: sarrafa sirafa sarafi serafi sarrafi sarafa cambio صرافة صرافی صرافي
money: nuqud pul
bank: masraf banque banco banca bankasi bankası bankasy banki مصرف بنک بانک
investment: istithmar istismar sarmayegozari sarmayegozary inversiones inversion investissement investimento yatirim استثمار سرمایه
industries: sanaye sanayeh sanayi sinaat industrias صنایع صناعات
industry: sanat sanaat sanayi sinaa industria industrie صنعت صناعة
industrial: sanati sinaiya صنعتی
oil: naft petrole petroleo petrol نفت نفط
refinery: palayesh palayeshgah refineria raffinerie پالایش
petrochemical: petroshimi petrochimi petroquimica پتروشیمی
gas: gaz غاز گاز
steel: foolad foulad fulad acero acier فولاد
metals: felezat felezzat metales
mines: maadan maaden
shipping: kashtirani keshtirani naviera denizcilik milaha nakliyat maritime کشتیرانی ملاحة
marine: daryayi daryaei maritima bahri bahriya denizcilik بحرية دریایی
transport: naql nakliye nakliyat hamlonaghl haml transporte transportes transports نقل حمل
airlines: havapeymayi havapeymaie aerolineas hava tayran طيران هواپیمایی
aviation: havapeymayi tayaran havacilik aviacion طيران
aerospace: havafaza hava-faza aeroespacial هوافضا
construction: sakhteman sakhtemani insaat insaaat construcciones construccion muqawalat تعمیرات مقاولات ساختمان
engineering: mohandesi muhandisin handasa ingenieria ingenierie muhendislik هندسة مهندسی
research: pajouhesh pajoohesh pajuhesh tahqiqat tahghighat investigacion investigaciones recherche recherches buhuth arastirma تحقیقات بحوث پژوهش
development: tosee toseeh tanmia tanmiya tanmiyah gostaresh desarrollo developpement kalkinma التنمية تنمية توسعه گسترش
technology: fanavari fanavaran fannavari tecnologia technologie teknoloji تکنولوجيا فناوری
electronics: elektronik electronica electronique الکترونیک
energy: energia energie enerji niroo niru tawanir نیرو
power: niroo niru
water: abfa aguas
agricultural: keshavarzi ziraat agricola زراعت کشاورزی
food: ghazayi alimentos gida غذائی
medical: pezeshki tebbi tibbi medico medica tip طبی طبية
hospital: mustashfa shafakhana bimarestan hastanesi ہسپتال مستشفى
school: madrasa madrasah madrassa madaris escuela ecole okulu مدرسہ مدرسة
university: daneshgah jamia jamiah universidad universite universitesi دانشگاه جامعہ جامعة
mosque: masjid masjed mesjid cami jama مسجد
center: markaz markazi merkez merkezi centro centre مرکز مركز
central: markazi centrale مرکزی
office: maktab maktaba daftar oficina bureau buro مکتب مكتب دفتر
committee: lajna lajnah lajnat komite comite komitesi لجنة کمیٹی
fund: sunduq sandogh sandoq sondouq fonu fondo fonds صندوق
international: beinolmelali beynolmelal dawliya alamiya alami alamiyya internacional internationale uluslararasi عالمی دولية بین
general: amma ammah aam genel
national: melli meli milli wataniya watani nacional nationale ملی وطنية
people: khalq shaab shaabi awami pueblo peuple halk خلق شعب عوامی
security: amn amniyat amniya seguridad securite guvenlik أمن امنیت
news: akhbar khabar haberler noticias اخبار خبر
media: ilam elam ielam إعلام
island: jazira jazirah جزيرة
sons: ibna abna awlad hijos fils oglu ogullari أبناء
brothers: ikhwan akhavan hermanos freres kardesler baradaran إخوان اخوان برادران
south: janub janoub jonoub جنوب
north: shamal shomal شمال
east: sharq mashriq شرق
west: gharb maghrib غرب
new: nov novaia novy jadid nouveau nueva nuevo yeni جدید جديد
plant: combine works factory mill mills kombinat manufactory usine fabrik fabrique fabrica fabryka fabrikasi karkhana karkhaneh karkhane masna کارخانه کارخانہ مصنع
technology: technological tech technologic tecnologico keji fanavaraneh
technologies: technological
innovation: innovative innovations inovasyon inovacion
industry: industrial gongye shiye
metallurgy: metallurgical metallurgic metallurgique metallurgica metalurji
science: scientific ciencia ciencias wissenschaft olum oloum ulum علوم
fusion: thermonuclear
nuclear: atomic hastei hastehi nukleer nucleaire
atomic: nuclear atomi
troops: forces force
forces: troops quwwat niruha niruhaye قوات نیروهای
oil: petroleum shiyou petrolera petroliere
petroleum: oil petrole
airlines: airways airline
airways: airlines
community: fellowship commonwealth comunidad communaute gemeinschaft topluluk
fighters: mujahideen mujahidin mujahedin mujahedeen mujaheddin mojahedin mojahedine mujahidun مجاهدین مجاهدين مجاہدین
martyr: shaheed shahid shahide sehit شهيد شهید شہید
emirate: imarat imarah imara emarat emarate emarah امارت إمارة
caliphate: khilafa khilafah khilafat khelafat خلافة خلافت
province: wilaya wilayah wilayat wilayet vilayat ولاية ولایت
ministry: wizara wizarat wizarah vezarat vezarate bakanligi ministerio ministere ministero ministerium وزارة وزارت
guards: pasdaran pasdarane حرس پاسداران
guard: haras pasdar garde guardia garde حرس پاسدار
republic: jumhuriya jumhuriyya jomhuri jomhouri jumhuri cumhuriyet cumhuriyeti republica republique republik جمهورية جمهوری جمہوریہ
production: tolid tolidi uretim produccion تولید تولیدی إنتاج
manufacturing: tolidi imalat
import: ithalat vardat waredat importacion importation jinkou واردات استيراد
export: ihracat saderat saderate sadirat exportacion exportation chukou صادرات تصدير
foreign: khareji khariji kharijiya خارجی خارجية
information: bilgi ettelaat etelaat malumat اطلاعات معلومات
intelligence: istikhbarat mukhabarat mukhabaraat ettelaat etelaat istihbarat استخبارات مخابرات اطلاعات
textile: tekstil nassaji nasaji mansujat نساجی نسيج
insurance: bimeh sigorta tamin seguro seguros assurance assurances versicherung بیمه تأمين
estate: aqarat gayrimenkul emlak imlak inmobiliaria immobiliere immobilien عقارات عقار املاک
equipment: tajhizat techizat teczhizat equipos equipements تجهیزات معدات
supplies: tajhizat levazimat tawridat توريدات
machinery: makine makina makineleri mashinalat mashinsazi maquinaria jixie ماشین آلات
chemical: shimi shimiyai shimiai kimya kimyasal kimyevi quimica quimico chimique huagong شیمی شیمیایی کیمیائی
pharmaceutical: daru darou daroo darui ilac farmaceutica farmaceutico pharmaceutique دارو دارویی ادویات
health: saglik salamat sehat sihat salud sante صحت صحة سلامت
education: egitim amuzesh amoozesh amouzesh talim taleem educacion enseignement تعليم تعلیم آموزش
cultural: farhangi kulturel thaqafi thaqafiya فرهنگی ثقافي ثقافية
electric: elektrik barq bargh electricidad electrique برق كهربائي
electronics: dianzi elektroniki
communications: ertebatat irtibatat iletisim ittisalat ارتباطات اتصالات
telecommunications: mukhabarat telekomunikasyon telecomunicaciones ittisalat مخابرات
computer: rayaneh bilgisayar ordinateur رایانه
port: bandar liman limani puerto mina بندر ميناء
airport: forudgah foroudgah matar havalimani aeropuerto aeroport فرودگاه مطار
cooperative: taavoni cooperativa kooperatif kooperatifi تعاونی تعاونية
mobilization: basij basiji بسیج
police: polis polizei policia shurta polisi شرطة پولیس پلیس
shipping: hangyun haiyun
aviation: hangkong havanavardi
trading: maoyi muyok
international: guoji kukje beynalmelali بین‌المللی
engineering: gongcheng
bank: yinhang unhaeng
energy: nengyuan enerji
islamic: islamische islamischer islamischen islamisches islamitische islamitisch islamsk islamske islamiska islamski islamska islamskiy islamske
revolutionary: revolucionario revolucionaria revolutionnaire revolutionare inqilabi enghelabi engelabi انقلابی
muslim: musulman musulmana musulmane mosalman moslem muslimin muslimeen muslimoon مسلمان مسلمين
mothers: umahat madaran
women: khawateen khavatin banovan zanan nisa خواتین بانوان نساء
poor: mustazafan mostazafan mustadafin مستضعفان مستضعفين
holy: muqaddas moqaddas moghaddas kutsal مقدس
orphans: aytam yatim yatama یتیم أيتام
humanitarian: insani ensani insaniya insaniye humanitaire انسانی إنسانية
peace: solh paz paix baris صلح
law: qanun hoquq hukuk قانون حقوق
religious: mazhabi dini diniya مذہبی دینی دينية
travel: siyaha siyahat seyahat سياحة سفریات
cars: sayyarat khodro otomobil سيارات خودرو
jewellery: mujawharat javaher mucevherat مجوهرات
gold: dhahab tala altin altun ذهب طلا
currency: umlat arz doviz عملات ارز`);

function meaningsOf(table: string): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, string[]>();
  for (const line of table.trim().split("\n")) {
    const [meaning = "", words = ""] = line.split(": ");
    for (const printed of words.split(" ")) {
      const word = asOneKeyboard(foldText(printed));
      if (word === meaning) continue;
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [meaning]);
      else known.push(meaning);
    }
  }
  return byWord;
}

/** One spelling for the many romanisations of Russian: *predpriyatie*, *PREDPRIIATIE*, *predpryiatye* → `predpriat…`. */
function plain(latin: string): string {
  return latin
    .replace(/x/g, "ks")
    .replace(/shch|sch/g, "sh")
    .replace(/kh/g, "h")
    .replace(/zh/g, "j")
    .replace(/ts|tz/g, "c")
    .replace(/[iy]?[yi](?=[aeou])/g, "")
    .replace(/y/g, "i")
    .replace(/(.)\1+/g, "$1");
}

const LEAST_STEM = 3;
const stems: ReadonlyMap<string, readonly string[]> = new Map(STEMS.map(([stem, meanings]) => [plain(stem), meanings]));
const longestStem = Math.max(...[...stems.keys()].map((stem) => stem.length));
/** what may follow a stem: suffixes of adjectives and people, then an ending */
const ENDING =
  /^(?:sk|n|en|on|ov|ev|ck|esk|chesk|ichesk|or|er|ost|stv|an|cion)*(?:[aeiou]|oi|ei|om|em|im|ih|ah|eh|am|ami|imi|oe|ogo|ego|omu|emu|ist)?$/;

/** What a word of a body's name means in English; `latin` is its first reading. Empty for words that are none of these. */
export const meaningsOfWord = (native: string, latin: string): readonly string[] =>
  WORDS.get(asOneKeyboard(native)) ?? WORDS.get(latin) ?? meaningsOfStem(latin);

const meaningsOfStem = lately((latin: string): readonly string[] => {
  if (!/^[a-z]{4,}$/.test(latin)) return [];
  const letters = plain(latin);
  for (let length = Math.min(longestStem, letters.length); length >= LEAST_STEM; length--) {
    const meanings = stems.get(letters.slice(0, length));
    if (meanings !== undefined && ENDING.test(letters.slice(length))) return meanings.filter((meaning) => meaning !== latin);
  }
  return [];
});
