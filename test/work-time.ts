/** Milliseconds that this process has worked so far. What a test holds to a limit is the work: the clock also counts what else the machine does. */
export function workTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
