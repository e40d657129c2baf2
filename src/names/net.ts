/** an address of the post, of a page and of somebody who writes on one; each part bounded, so that no text takes long */
const MAIL = /(?<![\w.+-])([a-z0-9][\w.+-]{1,62})@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12})(?![\w@])/giu;
const PAGE = /(?<![\w@.-])(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12})((?:\/[^\s]{0,200})?)(?![\w@])/giu;
const HANDLE = /(?<![\p{L}\p{N}_.@#&])[@#]([\p{L}\p{M}\p{N}_.]{4,64})/gu;
const MAY_BE = /[@#]|\w\.\w{2}/u;
const ENDINGS = new Set(
  "com org net info biz co edu gov gob gop ac pk in uk us ae sa af bd ir tr de fr eu tv me io app xyz site online store shop web foundation charity ngo".split(
    " ",
  ),
);
/** whose customers an address names, and not its owner */
const POSTS = new Set(
  "gmail googlemail yahoo hotmail outlook live icloud protonmail proton ymail rocketmail aol mail gmx yandex msn".split(" "),
);
const PAGES = new Set(
  "facebook fb twitter x instagram youtube tiktok telegram t linkedin wordpress blogspot weebly wixsite sites google wa whatsapp".split(
    " ",
  ),
);
const NOBODY = new Set(
  `info admin contact contactus mail email office support donate donation donations sales hello noreply webmaster help accounts account official
  www page group channel team real the user`.split(/\s+/u),
);
/** fewer letters are an acronym, and one word of them no name */
const LEAST_LETTERS = 5;

/** Who stands in the addresses and handles of a text (*alrehmattrust.org*, *@jud_official*), and the text without them. Empty where there is none. */
export function netNames(text: string): readonly string[] {
  if (!MAY_BE.test(text)) return [];
  const found = new Set<string>();
  const add = (raw: string): void => {
    const words = raw
      .split(/[._+\-\s]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
      .filter((word) => /\p{L}/u.test(word) && !NOBODY.has(word.toLowerCase()));
    if (words.join("").length >= LEAST_LETTERS) found.add(words.join(" "));
  };
  const addHost = (host: string): void => {
    const labels = host.toLowerCase().split(".");
    while (labels.length > 1 && ENDINGS.has(labels.at(-1) as string)) labels.pop();
    for (const label of labels.slice(-2)) if (!POSTS.has(label) && !PAGES.has(label)) add(label);
  };
  let rest = text.replace(MAIL, (_, own: string, host: string) => {
    add(own);
    addHost(host);
    return " ";
  });
  rest = rest.replace(PAGE, (whole: string, host: string, path: string) => {
    // *Testov.Farid* has a dot, too
    const ending = host.slice(host.lastIndexOf(".") + 1).toLowerCase();
    if (!ENDINGS.has(ending)) return whole;
    addHost(host);
    const first = /^\/@?([\p{L}\p{N}_.-]+)/u.exec(path)?.[1];
    if (first !== undefined && PAGES.has(host.toLowerCase().split(".").at(-2) ?? "")) add(first);
    return " ";
  });
  rest = rest.replace(HANDLE, (_, own: string) => {
    add(own.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " "));
    return " ";
  });
  if (rest === text) return [];
  const alone = rest.replace(/[<>()[\]\s]+/gu, " ").trim();
  if (/\p{L}{2}.*\s.*\p{L}{2}/u.test(alone)) found.add(alone);
  return [...found];
}
