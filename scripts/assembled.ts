import wabt from "wabt";

/** The program as a module that carries its bytes: some hundred of them, so that the room that runs it needs no file. */
export async function assembled(wat: string): Promise<string> {
  const { parseWat } = await wabt();
  const parsed = parseWat("lay-letters.wat", wat, { simd: true });
  try {
    parsed.validate();
    const base64 = Buffer.from(parsed.toBinary({}).buffer).toString("base64");
    const lines = base64.match(/.{1,120}/gu) ?? [];
    return `/** Made of lay-letters.wat by \`node scripts/assemble.ts\`. */\nexport const LAY_LETTERS =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`;
  } finally {
    parsed.destroy();
  }
}
