// Needs nothing installed, and must be readable by every older Node.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { resolve } = createRequire(import.meta.url)
const about = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const numbers = (version) => version.replace('>=', '').split('.').map(Number)

const isInstalled = (name) =>
  (resolve.paths(name) || []).some((folder) => existsSync(join(folder, name)))

/** What has to be done before anything here can run, in one sentence; `undefined` when all is there. */
export function whatIsMissing({ alsoForDevelopment = false } = {}) {
  const [major, minor] = numbers(process.versions.node)
  const [leastMajor, leastMinor] = numbers(about.engines.node)
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    return `Whatif needs Node ${leastMajor}.${leastMinor} or newer; this is ${process.versions.node}.`
  }
  const needed = Object.keys(about.dependencies)
  if (alsoForDevelopment) needed.push(...Object.keys(about.devDependencies))
  return needed.every(isInstalled) ? undefined : 'Whatif is not set up yet. Run: npm ci'
}
