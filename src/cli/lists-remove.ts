import { fail, listId } from "../ground/index.ts";
import { openRegister } from "../registry/index.ts";
import { EXIT, type Command } from "./command.ts";

export const listsRemoveCommand: Command = {
  usage: "lists remove ID",
  about: "Takes a list out of force: nothing is screened against it any more. Its files and events stay in the record.",
  flags: [{ name: "why", value: "TEXT", says: "the reason, for the record" }],
  examples: [
    { run: "writ lists add starter && writ lists remove starter --why 'own lists are loaded'", says: "the folder holds no list again" },
  ],
  async run({ flags, words, host, dataDir }) {
    const [id, ...more] = words;
    if (id === undefined || more.length > 0) fail("usage", { message: "takes one list's id", remedy: "writ lists status shows the ids" });
    const why = flags.text("why");
    const register = openRegister(dataDir);
    host.stopping.before(() => register.close());
    try {
      register.removeList(listId(id), { who: host.who, at: host.now(), ...(why === undefined ? {} : { why }) });
    } finally {
      register.close();
    }
    if (flags.on("json")) await host.out.json({ removed: id });
    else await host.out.line(`${id} is out of force; its files and events stay in the record.`);
    return EXIT.done;
  },
};
