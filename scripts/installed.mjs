/**
 * Ends the process with one plain sentence where a package that this folder needs is not installed, or Node is too
 * old. Scripts run it before they read anything that is not part of Node.
 */
import { whatIsMissing } from '../bin/missing.js'

const hint = whatIsMissing({ alsoForDevelopment: true })
if (hint !== undefined) {
  process.stderr.write(`${hint}\n`)
  process.exit(1)
}
