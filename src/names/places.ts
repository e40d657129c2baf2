import { countryCode } from "../ground/index.ts";
import { asOneKeyboard } from "./exact.ts";
import { lately } from "./lately.ts";

/**
 * Towns, districts and provinces as papers put them behind a name or in brackets: *Tolvan Trust Karachi*, *Tolvan Bank (Dubai)*. Of Pakistan
 * all divisions and districts, of its neighbours and of the Gulf the larger, of the world the seats of trade. Countries come by their names.
 * Written by us, in folded letters without blanks; names that people bear as often (*Sydney*, *Florence*) are left out.
 */
const TOWNS: ReadonlySet<string> = new Set(
  `abbottabad astore attock awaran badin bahawalnagar bahawalpur bajaur balochistan baluchistan bannu barkhan batagram battagram bhakkar bhimber
  bhurban buner chagai chakwal chaman charsadda chiniot chilas chitral dadu daska deraghazikhan deraismailkhan dhirkot diamer dikhan dgkhan
  faisalabad fata gawadar ghanche ghizer ghotki gilgit gojra gujarkhan gujranwala gujrat gwadar hafizabad hangu haripur harnai haroonabad hasanabdal
  hassanabdal hunza hyderabad islamabad jacobabad jaffarabad jamrud jamshoro jaranwala jhang jhelum kalat kamoke kandhkot karachi karak karrakhan
  kashmore kasur kech khairpur khanewal khanpur kharan khushab khuzdar khyber khyberpakhtunkhwa kohat kohistan kohlu kotli kp kpk kurram lahore
  lakkimarwat landikotal larkana lasbela layyah leiah lodhran loralai malakand mandibahauddin mansehra mardan mastung matiari mianwali mingora
  mirpur mirpurkhas miranshah mohmand multan muridke murree mustung muzaffarabad muzaffargarh nankana nankanasahib narowal nasirabad naushahroferoze
  nawabshah neelum nowshera okara orakzai pakpattan panjgur parachinar peshawar pishin poonch punjab quetta rahimyarkhan rajanpur ratodero rawalakot
  rawalpindi rohri sadiqabad sahiwal sanghar sargodha sawabi shaheedbenazirabad shahdadkot shangla sheikhupura sherani shikarpur sialkot sibi sindh
  skardu sohbatpur sudhnoti sujawal sukkur swabi swat talagang tandoallahyar tando tharparkar thatta tobateksingh turbat umerkot vehari
  wahcantt wana washuk waziristan wazirabad zhob ziarat ajk azadkashmir jammu kashmir gilgitbaltistan baltistan
  kabul kandahar qandahar herat jalalabad mazarisharif kunduz ghazni khost helmand nangarhar paktia paktika kunar badakhshan balkh zabul
  delhi newdelhi mumbai bombay kolkata calcutta chennai madras bangalore bengaluru ahmedabad pune surat jaipur lucknow kanpur nagpur indore bhopal patna
  vadodara ludhiana agra amritsar srinagar gujarat maharashtra kerala tamilnadu karnataka bihar assam telangana dhaka chittagong chattogram sylhet
  rajshahi khulna kathmandu colombo
  tehran mashhad isfahan esfahan shiraz tabriz ahvaz qom zahedan kermanshah baghdad basra mosul erbil kirkuk najaf karbala fallujah ramadi damascus
  aleppo homs hama idlib latakia raqqa deirezzor beirut tripoli sidon amman zarqa gaza jerusalem riyadh jeddah jiddah mecca makkah medina madinah dammam
  dubai sharjah abudhabi ajman doha manama muscat sanaa aden hodeidah hudaydah cairo alexandria giza khartoum benghazi misrata tunis algiers oran
  casablanca rabat nouakchott mogadishu nairobi mombasa daressalaam kampala lagos abuja kano maiduguri johannesburg capetown bamako
  istanbul ankara izmir gaziantep adana bursa tashkent almaty bishkek dushanbe ashgabat baku tbilisi yerevan
  moscow moskva stpetersburg saintpetersburg novosibirsk ekaterinburg yekaterinburg kazan samara chelyabinsk minsk kyiv kiev kharkiv odessa sevastopol
  simferopol donetsk luhansk lugansk crimea
  london birmingham manchester glasgow edinburgh dublin paris marseille lyon berlin hamburg frankfurt munich vienna zurich geneva rome milan madrid
  barcelona lisbon amsterdam rotterdam brussels antwerp copenhagen oslo stockholm helsinki warsaw prague budapest bucharest belgrade sofia athens nicosia
  limassol larnaca valletta riga vilnius tallinn
  hongkong macau shanghai beijing guangzhou shenzhen dalian tianjin taipei tokyo osaka seoul busan pyongyang singapore kualalumpur labuan jakarta
  surabaya bangkok manila hanoi phnompenh rangoon yangon
  newyork chicago houston miami toronto montreal vancouver havana caracas bogota panama
  لاہور کراچی اسلامآباد پشاور کوئٹہ ملتان راولپنڈی فیصلآباد بہاولپور سیالکوٹ گوجرانوالہ سرگودھا حیدرآباد سکھر مردان سوات ایبٹآباد مظفرآباد میرپور
  گلگت گوادر مریدکے گجرات جھنگ پنجاب سندھ بلوچستان خیبرپختونخوا کشمیر کابل قندھار پاکستان`
    .split(/\s+/u)
    .map(asOneKeyboard),
);

/** Whether these words are the name of a place, and of nothing else. */
export function isPlace(text: string): boolean {
  const name = text.trim().replace(/[.\s\d-]+$/u, "");
  return TOWNS.has(asOneKeyboard(name.toLowerCase().replace(/[\s\u200c'’-]+/gu, ""))) || (name.length > 3 && countryOf(name) !== "");
}
/** `""`: none. Words of questions are kept here, for what `countryCode` remembers are the spellings of lists. */
const countryOf = lately((name: string): string => countryCode(name) ?? "", { most: 4_000 });
