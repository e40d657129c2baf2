/** who a paper speaks of, before his name */
const WHO =
  `customer|client|applicant|beneficiary|bene|remitter|remittee|sender|receiver|recipient|payee|payer|ordering (?:customer|party)|debtor|creditor|drawer|drawee
|consignee|consignor|shipper|notify party|importer|exporter|owner|(?:account|a\\/c) holder|holder|donor|donee|tenant|lessee|lessor|landlord|depositor|purchaser|vendor|seller
|buyer|nominee|supplier|contractor|party|accused|respondent|petitioner|appellant|member|company|entity|organi[sz]ation|ngo|firm|business|trade|borrower|guarantor|signatory`.replace(
    /\n/gu,
    "",
  );
const ACCOUNT = "account|acct|a\\/c";
/** with a sign behind it anything that names; without one what is no word of a name */
const SIGNED = new RegExp(
  `^[\\s(]*(?:(?:the )?(?:name|title) of (?:the )?(?:${ACCOUNT}|${WHO})|(?:${ACCOUNT}|${WHO}|full|father)(?:['’]?s)? (?:full )?(?:name|title)|(?:${WHO})|(?:full )?name|(?:${ACCOUNT}) title|title|m\\/s|نام|بنام)\\s{0,3}[:=]\\s{0,3}`,
  "iu",
);
const UNSIGNED = new RegExp(
  `^[\\s(]*(?:(?:name|title) of (?:the )?(?:${ACCOUNT}|${WHO})|(?:${ACCOUNT}|customer|client|beneficiary|remitter|sender|payee|applicant)(?:['’]?s)? name|beneficiary|remitter|remittee|sender|payee|consignee|ordering (?:customer|party)|m\\/s\\.?|messrs\\.?|c\\/o|ex|(?:the )?(?:banned|proscribed|outlawed|defunct)(?: (?:outfit|organi[sz]ation|group|party|body))?|کالعدم|formerly|(?:организация|предприятие|учреждение)(?=\\s(?:ооо|оао|зао|пао|ао|ип|фгуп|["«“]))|estate of|the estate of|legal heirs of|heirs of|hazrat(?= (?:maulana|molana|moulana|mufti|allama|pir|hafiz|qari|sheikh|shaikh|syed)\\b)|حضرت(?= (?:مولانا|مفتی|علامہ|پیر|حافظ|قاری|شیخ|سید) )|mst\\.?|musammat|مسمی|مسماۃ|مسماة)[\\s.:-]{1,3}`,
  "iu",
);

const MONEY = String.raw`(?:rs|pkr|usd|eur|gbp|aed|sar|us\$|[$£€])\.?\s?\d[\d,.]{0,14}(?:\/[-=])?(?:\s?(?:k|m|mn|million|lakhs?|lacs?|crores?))?|\d[\d,.]{0,14}\s?(?:rs|pkr|usd|eur|gbp|aed|sar)`;
const ACT = `(?:being |advance |part |full |final |monthly |cash |online )?(?:payments?|paid|pay|transfer(?:red)?|remittances?|donations?|donated|zakat|sadqa|sadaqa|fitrana|amounts?|cash|cheques?|chq|salary|rent|fees?|refund|loan|funds|invoice|bill|deposit(?:ed)?|tt|ibft|given|made|payable|due|received|collected|sent)`;
const PAID = new RegExp(
  `^[\\s(]*(?:(?:${ACT}|${MONEY})[\\s,:;-]{1,3}){1,5}(?:(?:to|from|for|of|by|towards|in favou?r of|in the name of|a\\/c)[\\s:]{1,3})`,
  "iu",
);
/** what it was paid for */
const PURPOSE = /\s(?:for|against|towards|on account of|vide|ref|inv|dated|via|through|in respect of)\b.{0,500}$/iu;

/** politeness behind a name */
const POLITE = /\s+(?:sb|sahb|ji|jee|صاحب|صاحبہ)[.\s]*$/iu;

/** The name without what a form, a voucher or a message writes before it: *Title of account: A*, *Donation Rs. 500 to A for relief*. Null where nothing is. */
export function withoutLabel(text: string): string | null {
  let name = text;
  const paid = name.replace(PAID, "");
  if (paid !== name) name = paid.replace(PURPOSE, "");
  const once = name.replace(SIGNED, "").replace(UNSIGNED, "");
  if (once !== name) name = once.replace(SIGNED, "").replace(UNSIGNED, "");
  name = name.replace(POLITE, "");
  return name === text ? null : name;
}
