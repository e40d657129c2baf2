import { Readable } from "node:stream";
import { fail } from "../ground/index.ts";
import type { Desk } from "./desk.ts";
import { recogniseUpload } from "./recognised.ts";
import { part, route, type AnyRoute, type ServerContext } from "./route.ts";
import type { Upload } from "./shapes.ts";
import { plainFileName, type StoredUpload } from "./uploads.ts";

/** Without the path on disk. */
const uploadAsJson = ({ id, name, bytes, sha256, recognised }: StoredUpload): Upload => ({ id, name, bytes, sha256, recognised });

function fileNameOf(context: ServerContext): string {
  const header = context.req.header("x-file-name") ?? "";
  try {
    return plainFileName(decodeURIComponent(header));
  } catch {
    return plainFileName(header);
  }
}

export const uploadRoutes = (desk: Desk): AnyRoute[] => [
  route({
    method: "post",
    path: "/api/uploads",
    summary: "Sends one file; the answer says what it is, by its content. Its name goes, percent-encoded, in the header x-file-name",
    bytes: "the file as it is; gzip is unpacked",
    answer: "Upload",
    errors: ["file-empty", "file-too-large", "too-many", "data-full", "zip-bomb", "zip-malformed", "file-unreadable"],
    handle: async (context) => {
      const { body } = context.req.raw;
      if (body === null) fail("file-empty", { file: fileNameOf(context) });
      const upload = await desk.uploads.store(
        fileNameOf(context),
        Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
        recogniseUpload,
      );
      return context.json(uploadAsJson(upload));
    },
  }),
  route({
    method: "delete",
    path: "/api/uploads/{upload}",
    summary: "Forgets a file",
    answer: null,
    handle: async (context) => {
      await desk.uploads.drop(part(context, "upload"));
      return context.body(null, 204);
    },
  }),
];
