/**
 * Makes the files of a release in `release/`: the package, the list of all parts that run with it (an SBOM in
 * CycloneDX), what has changed, and the sums of the files. The package is made twice, each time from a clean clone of
 * the last commit in another folder: two that differ are refused, so that anybody can make the same one again.
 *
 *   npm run release              of the version in package.json
 *   npm run release -- v0.5.0    refused unless that is the version in package.json
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sectionOf } from './changelog.mjs'
import './installed.mjs'

const root = resolve(import.meta.dirname, '..')
const release = join(root, 'release')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const file = `whatif-${version}.tgz`

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function run(command, words, folder) {
  return execFileSync(command, words, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  })
}

const sumOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** What must be true before anything is made: the tag is the version, the change log knows it, all is committed. */
function changesOf(tag) {
  if (tag !== undefined && tag !== `v${version}`)
    refuse(`The tag is ${tag}, and package.json says ${version}. Make them the same.`)
  const changes = sectionOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)
  if (!changes)
    refuse(
      `CHANGELOG.md has no section “## ${version} · <day>”. Give what has changed its version and day.`,
    )
  if (run('git', ['status', '--porcelain'], root) !== '')
    refuse('Some files are not committed. A release is made of the last commit: commit them first.')
  return changes
}

/** A clean clone in a folder of its own, with what the lock file names, and the package made there. */
function packedIn(folder) {
  run('git', ['clone', '--quiet', '--no-hardlinks', root, folder], root)
  run('npm', ['ci', '--no-audit', '--no-fund'], folder)
  run('npm', ['pack', '--silent'], folder)
  return join(folder, file)
}

/** The parts that run with the package, on whatever computer, without what npm says differently each time it is asked. */
function partsOf(folder) {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application']
  const { serialNumber: _, ...parts } = JSON.parse(
    run('npm', [...words, '--package-lock-only', '--omit', 'dev'], folder),
  )
  parts.metadata.timestamp = run('git', ['log', '-1', '--format=%cI'], folder).trim()
  return `${JSON.stringify(parts, null, 2)}\n`
}

const changes = changesOf(process.argv[2])
const work = mkdtempSync(join(tmpdir(), 'whatif-release-'))
try {
  const [first, second] = ['one', 'another'].map((name) => packedIn(join(work, name, 'whatif')))
  if (sumOf(first) !== sumOf(second))
    refuse('The package was not the same twice. Nothing is released.')

  rmSync(release, { recursive: true, force: true })
  mkdirSync(release)
  cpSync(first, join(release, file))
  writeFileSync(join(release, `whatif-${version}.cdx.json`), partsOf(join(work, 'one', 'whatif')))
  writeFileSync(join(release, 'changes.md'), `${changes.text}\n`)
  const released = [file, `whatif-${version}.cdx.json`]
  const sums = released.map((name) => `${sumOf(join(release, name))}  ${name}\n`).join('')
  writeFileSync(join(release, 'SHA256SUMS'), sums)
  process.stdout.write(`Whatif ${version} of ${changes.day}, in release/:\n${sums}`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
