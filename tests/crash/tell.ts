/** Prints a figure of a test run. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}
