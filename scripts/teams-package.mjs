/**
 * Builds the app package that Microsoft Teams installs: the manifest with your ids, and the two icons.
 *
 *   npm run teams:package                                              ids from the settings (.env works too)
 *   npm run teams:package -- --app-id <id> --host whatif.example.com   or said here
 *
 * The same ids give the same bytes. docs/teams.md says where the ids come from.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppManifestUtils } from '@microsoft/app-manifest'
import { Resvg } from '@resvg/resvg-js'
import { strToU8, zipSync } from 'fflate'

const root = resolve(import.meta.dirname, '..')
const template = join(root, 'src/channels/teams/manifest')

/** The first day a zip can name, by the clock it is read with: the same bytes everywhere, any day. */
const noDate = new Date(1980, 0, 1)

const options = {
  'app-id': { type: 'string' },
  host: { type: 'string' },
  company: { type: 'string', default: 'Whatif' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  out: { type: 'string', default: join(root, 'build/whatif-teams.zip') },
}

/** What the operator has to hear in words; anything else is a fault of ours. */
class Refused extends Error {}

/** What goes into the manifest, from the command line and else from the settings. */
function readValues(given, settings) {
  const host = given.host ?? hostOf(settings.WHATIF_PUBLIC_URL)
  const values = {
    appId: (given['app-id'] ?? settings.WHATIF_TEAMS_APP_ID ?? '').trim().toLowerCase(),
    host: (host ?? '').trim().toLowerCase(),
    company: given.company.trim(),
    website: given.website ?? `https://${host}/`,
    privacy: given.privacy ?? given.website ?? `https://${host}/`,
    terms: given.terms ?? given.website ?? `https://${host}/`,
  }
  const mistakes = [
    wrongId(values.appId),
    wrongHost(values.host),
    wrongCompany(values.company),
    // Without a host the addresses made from it are wrong too; one line about it is enough.
    ...['website', 'privacy', 'terms'].map((name) => given[name] && wrongPage(name, given[name])),
  ].filter(Boolean)
  if (mistakes.length > 0) throw new Refused(mistakes.join('\n'))
  return values
}

const hostOf = (address = '') => (URL.canParse(address) ? new URL(address).hostname : undefined)

function wrongId(id) {
  if (id === '') {
    return 'The app id is missing: set WHATIF_TEAMS_APP_ID, or say --app-id. It is the Microsoft App ID of your Azure bot.'
  }
  const looksLikeAnId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)
  if (looksLikeAnId && !/^[0-]+$/.test(id)) return undefined
  return `“${id}” is not an app id. One looks like 1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9; Azure shows it as Microsoft App ID.`
}

function wrongHost(host) {
  if (host === '') {
    return 'The public host name is missing: set WHATIF_PUBLIC_URL, or say --host whatif.example.com.'
  }
  const isAName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(
    host,
  )
  if (isAName && host.length <= 253) return undefined
  return `“${host}” is not a public host name. Give the name alone, such as whatif.example.com: no https://, no path, no number address.`
}

const wrongCompany = (name) =>
  name.length >= 1 && name.length <= 32
    ? undefined
    : 'The company’s name (--company) must have 1 to 32 letters.'

const wrongPage = (name, address) =>
  URL.canParse(address) && new URL(address).protocol === 'https:'
    ? undefined
    : `--${name} must be an https address, such as https://example.com/whatif.`

/** The manifest with every {name} filled in. */
async function fillIn(values) {
  const text = await readFile(join(template, 'manifest.json'), 'utf8')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const all = { ...values, version }
  return JSON.parse(text, (_key, value) =>
    typeof value === 'string' ? value.replace(/^\{(\w+)\}$/, (_, name) => all[name]) : value,
  )
}

/** Microsoft's own schema has the last word. */
async function validate(manifest) {
  const remarks = await AppManifestUtils.validateAgainstSchema(manifest)
  if (remarks.length > 0) throw new Refused(`Teams would refuse this:\n${remarks.join('\n')}`)
}

async function drawIcon(name, width) {
  const svg = await readFile(join(template, `${name}.svg`), 'utf8')
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng()
}

async function main() {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { values: given } = parseArgs({ options })
  const values = readValues(given, process.env)
  const manifest = await fillIn(values)
  await validate(manifest)
  const zip = zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      'color.png': await drawIcon('color', 192),
      'outline.png': await drawIcon('outline', 32),
    },
    { level: 9, mtime: noDate },
  )
  await mkdir(dirname(given.out), { recursive: true })
  await writeFile(given.out, zip)
  console.log(`${given.out}: app ${values.appId}, version ${manifest.version}, at ${values.host}.`)
  if (given.website === undefined) {
    console.log(
      `Teams will show ${values.website} as the app’s website, privacy and terms page, and nothing is there. ` +
        'Better: --website https://… (and --privacy, --terms), a page of yours about this app.',
    )
  }
}

try {
  await main()
} catch (error) {
  const expected = error instanceof Refused || error.code?.startsWith('ERR_PARSE_ARGS')
  console.error(expected ? error.message : error)
  process.exitCode = expected ? 2 : 1
}
