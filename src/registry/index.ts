export type * from "./face.ts";
// export { openRegister, openReader, currentSnapshot, verifyData } from "./register.ts";
