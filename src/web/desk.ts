import { createSignal, type Accessor } from "solid-js";
import { createStore, produce } from "solid-js/store";
import { dropUpload, fetchJob, sendFile, startJob, stopJob } from "./client.ts";
import type { Job, JobBody, Upload, UploadUse } from "./shapes/job.ts";
import type { Problem } from "./shapes/problem.ts";

const ASK_EVERY_MS = 300;

/** One drop: files on their way to the server, then a question or a job. */
export interface Drop {
  readonly id: number;
  readonly names: readonly string[];
  sent: number;
  total: number;
  uploads: Upload[];
  /** the server could not tell what it is for, or the person may choose */
  asking: boolean;
  job: Job | null;
  problem: Problem | null;
}

/** What has been dropped on the page in this sitting, newest first. */
export interface Desk {
  readonly drops: readonly Drop[];
  readonly busy: Accessor<boolean>;
  take(files: readonly File[]): void;
  /** `list`: its short name, for a list · `nameColumn`: the column that holds the names, where the header does not say */
  begin(drop: Drop, what: { readonly use: UploadUse; readonly list: string; readonly nameColumn: string | null }): void;
  remove(drop: Drop): void;
}

const isOver = (job: Job): boolean => job.state === "done" || job.state === "failed" || job.state === "stopped";

/** `onListsChanged`: a list was taken in, so that what the page says of the lists is old. */
export function createDesk(onListsChanged: () => void): Desk {
  const [drops, setDrops] = createStore<Drop[]>([]);
  const [sending, setSending] = createSignal(0);
  let count = 0;

  const change = (id: number, update: (drop: Drop) => void): void => {
    setDrops((drop) => drop.id === id, produce(update));
  };

  const follow = async (id: number, first: Job): Promise<void> => {
    let job = first;
    change(id, (drop) => (drop.job = job));
    while (!isOver(job)) {
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      const reply = await fetchJob(job.id);
      if (!reply.ok) {
        change(id, (drop) => (drop.problem = reply.problem));
        return;
      }
      job = reply.value;
      change(id, (drop) => (drop.job = job));
    }
    if (job.use === "list") onListsChanged();
  };

  const begin = async (id: number, body: JobBody): Promise<void> => {
    change(id, (drop) => {
      drop.asking = false;
      drop.problem = null;
    });
    const reply = await startJob(body);
    if (reply.ok) await follow(id, reply.value);
    else change(id, (drop) => (drop.problem = reply.problem));
  };

  const send = async (id: number, files: readonly File[]): Promise<void> => {
    setSending((before) => before + 1);
    try {
      let before = 0;
      for (const file of files) {
        const reply = await sendFile(file, (sent) => change(id, (drop) => (drop.sent = before + sent)));
        if (!reply.ok) {
          change(id, (drop) => (drop.problem = { ...reply.problem, file: reply.problem.file ?? file.name }));
          return;
        }
        before += file.size;
        change(id, (drop) => drop.uploads.push(reply.value));
      }
    } finally {
      setSending((before) => before - 1);
    }
    const drop = drops.find((one) => one.id === id);
    if (drop === undefined) return;
    const only = drop.uploads[0]?.recognised.uses;
    const alike = drop.uploads.every((upload) => upload.recognised.uses.length === 1 && upload.recognised.uses[0] === only?.[0]);
    const use = only?.[0];
    // several lists are one publication; several files of names would be several books: one at a time
    // a mapping is only ever dropped with its table
    if (drop.uploads.some((upload) => upload.recognised.format === "custom-table/mapping")) {
      await begin(id, { uploads: drop.uploads.map((upload) => upload.id), use: "list" });
    } else if (alike && use !== undefined && (use === "list" || drop.uploads.length === 1)) {
      await begin(id, { uploads: drop.uploads.map((upload) => upload.id), use });
    } else change(id, (one) => (one.asking = true));
  };

  return {
    drops,
    busy: () => sending() > 0 || drops.some((drop) => drop.job !== null && !isOver(drop.job)),
    take(files) {
      if (files.length === 0) return;
      const id = ++count;
      const total = files.reduce((sum, file) => sum + file.size, 0);
      setDrops((before) => [
        { id, names: files.map((file) => file.name), sent: 0, total, uploads: [], asking: false, job: null, problem: null },
        ...before,
      ]);
      void send(id, files);
    },
    begin(drop, { use, list, nameColumn }) {
      const uploads = drop.uploads.map((upload) => upload.id);
      const mapping = nameColumn === null || use === "text" ? {} : { mapping: JSON.stringify({ columns: { name: nameColumn } }) };
      void begin(drop.id, { uploads, use, ...mapping, ...(use === "list" && list !== "" ? { list } : {}) });
    },
    remove(drop) {
      if (drop.job !== null) void stopJob(drop.job.id);
      if (drop.job === null || isOver(drop.job)) {
        for (const upload of drop.uploads) void dropUpload(upload.id);
        setDrops((before) => before.filter((one) => one.id !== drop.id));
      }
    },
  };
}
