// Names the libraries whose code a bundle holds, with their licences, as those ask for.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The folder of the package that a file belongs to, or nothing for a file of ours. */
function packageFolder(file) {
  const inside = file.lastIndexOf(`node_modules${sep}`)
  if (inside === -1) return undefined
  const start = inside + `node_modules${sep}`.length
  const [first, second] = file.slice(start).split(sep)
  return file.slice(0, start) + (first.startsWith('@') ? join(first, second) : first)
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file))
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version} (${license})`, ...texts].join('\n\n')
}

/** The text that goes with a bundle: each library in it, its version and its licence, by name. */
export function licencesOf(files) {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []))
  const notices = [...folders].map(noticeOf).sort()
  return `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}
