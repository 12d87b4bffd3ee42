/**
 * Prints the Slack app's manifest, ready to paste, from the one that is kept in manifest.json.
 *
 *   npm run slack:manifest --silent -- --socket                            without a public address
 *   npm run slack:manifest --silent -- --url https://whatif.example.org    with one
 *   node scripts/slack-manifest.mjs --check                          holds both against Slack's own type
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const kept = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'))

/** The app that Slack calls at an address of ours. */
function withAddress(origin) {
  const text = JSON.stringify(kept).replaceAll('https://example.com', origin)
  return JSON.parse(text)
}

/** The app that calls Slack and keeps the line open: the same without any address. */
function withSocket() {
  const { features, oauth_config, settings } = structuredClone(kept)
  for (const command of features.slash_commands) delete command.url
  delete oauth_config.redirect_urls
  delete settings.event_subscriptions.request_url
  delete settings.interactivity.request_url
  settings.socket_mode_enabled = true
  return { ...kept, features, oauth_config, settings }
}

/** The address as an origin; `undefined` when Slack would not take it. */
function originOf(given) {
  const url = URL.canParse(given) ? new URL(given) : undefined
  return url?.protocol === 'https:' && url.href === `${url.origin}/` ? url.origin : undefined
}

/** Compiles both variants against the type of the Web API; TypeScript says what is wrong with them. */
function check() {
  const folder = mkdtempSync(join(tmpdir(), 'whatif-manifest-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const variants = { socket: withSocket(), address: withAddress('https://whatif.example.org') }
  const lines = Object.entries(variants).map(
    ([name, manifest]) =>
      `export const ${name} = ${JSON.stringify(manifest, null, 2)} satisfies Manifest`,
  )
  const file = [
    "import type { webApi } from '@slack/bolt'",
    "type Manifest = webApi.AppsManifestValidateArguments['manifest']",
    ...lines,
  ]
  writeFileSync(join(folder, 'manifest.mts'), file.join('\n'))
  const config = { extends: join(root, 'tsconfig.json'), include: ['manifest.mts'], exclude: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { status } = spawnSync(process.execPath, [compiler, '-p', folder], { stdio: 'inherit' })
  rmSync(folder, { recursive: true })
  return status ?? 1
}

const [option, given = ''] = process.argv.slice(2)
const origin = originOf(given)
if (option === '--check') process.exitCode = check()
else if (option === '--socket') console.log(JSON.stringify(withSocket(), null, 2))
else if (option === '--url' && origin) console.log(JSON.stringify(withAddress(origin), null, 2))
else {
  console.error('Say --socket, or --url and an address such as https://whatif.example.org')
  process.exitCode = 2
}
