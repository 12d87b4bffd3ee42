import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppManifestUtils, type TeamsManifestLatest } from '@microsoft/app-manifest'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadContent } from '../../src/content/load.ts'
import { termFinder } from '../../src/content/terms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'whatif-package-'))
const appId = '2b1c3d4e-5f60-4718-8293-a4b5c6d7e8f9'

/** Runs the script in an empty folder, so that no settings of this computer count. */
function build(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const script = join(root, 'scripts/teams-package.mjs')
  const { PATH = '' } = process.env
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    env: { PATH, ...settings },
    encoding: 'utf8',
  })
  return { code: done.status, said: done.stdout + done.stderr }
}

interface Manifest {
  readonly id: string
  readonly version: string
  readonly developer: { readonly privacyUrl: string }
  readonly name: { readonly short: string }
  readonly description: { readonly short: string; readonly full: string }
  readonly bots: readonly {
    readonly botId: string
    readonly scopes: readonly string[]
    readonly commandLists: readonly {
      readonly scopes: readonly string[]
      readonly commands: readonly { readonly title: string; readonly description: string }[]
    }[]
  }[]
  readonly validDomains: readonly string[]
}

let bytes: Uint8Array
let files: Record<string, Uint8Array>
let manifest: Manifest

beforeAll(() => {
  const out = join(folder, 'made/whatif-teams.zip')
  const settings = { WHATIF_TEAMS_APP_ID: appId, WHATIF_PUBLIC_URL: 'https://whatif.example.com' }
  const { code, said } = build(['--out', out, '--website', 'https://example.com/whatif'], settings)
  expect([code, said]).toEqual([0, expect.stringContaining(appId)])
  bytes = readFileSync(out)
  files = unzipSync(bytes)
  manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the package for Teams', () => {
  test('holds the manifest and two icons of the right size', () => {
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png'])
    expect(sizeOf(files['color.png'])).toEqual([192, 192])
    expect(sizeOf(files['outline.png'])).toEqual([32, 32])
  })

  test('is what Microsoft’s schema allows, and the schema does look', async () => {
    const asTyped = manifest as unknown as TeamsManifestLatest
    expect(await AppManifestUtils.validateAgainstSchema(asTyped)).toEqual([])
    const wrong = { ...asTyped, name: { short: 'x'.repeat(31) } } as TeamsManifestLatest
    expect(await AppManifestUtils.validateAgainstSchema(wrong)).not.toEqual([])
  })

  test('carries the ids of the settings and the version of the program', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({ id: appId, version, validDomains: ['whatif.example.com'] })
    expect(manifest.bots[0]?.botId).toBe(appId)
    expect(manifest.developer.privacyUrl).toBe('https://example.com/whatif')
    expect(JSON.stringify(manifest)).not.toMatch(/\{\w+\}/)
  })

  test('offers its commands wherever it can be added, and asks for no rights', () => {
    const [bot] = manifest.bots
    expect(bot?.scopes).toEqual(['personal', 'team', 'groupChat'])
    expect(bot?.commandLists.map(({ scopes }) => scopes)).toEqual([
      ['personal'],
      ['team'],
      ['groupChat'],
    ])
    for (const { scopes, commands } of bot?.commandLists ?? []) {
      const titles = commands.map(({ title }) => title)
      const goOn = scopes.includes('personal') ? ['continue'] : []
      expect(titles).toEqual(['start', ...goOn, 'my checks', 'what can you do', 'help'])
    }
    for (const absent of ['authorization', 'webApplicationInfo', 'staticTabs', 'composeExtensions'])
      expect(manifest).not.toHaveProperty(absent)
  })

  test('says nothing in words of the trade', async () => {
    const loaded = await loadContent(root)
    if (!loaded.ok) throw new Error('the content cannot be read')
    const find = termFinder(loaded.content.jargon.banned)
    const { name, description, bots } = manifest
    const commands = bots[0]?.commandLists.flatMap((list) => list.commands) ?? []
    const texts = [name.short, description.short, description.full]
    const all = [...texts, ...commands.flatMap((command) => [command.title, command.description])]
    expect(all.flatMap(find)).toEqual([])
  })

  test('is the same, byte for byte, on another day in another part of the world', () => {
    const out = join(folder, 'again.zip')
    const args = ['--app-id', appId.toUpperCase(), '--host', 'whatif.example.com', '--out', out]
    const { code } = build([...args, '--website', 'https://example.com/whatif'], {
      TZ: 'Asia/Tokyo',
    })
    expect(code).toBe(0)
    expect(Buffer.compare(readFileSync(out), bytes)).toBe(0)
  })
})

test('what cannot be right is refused in words, all of it at once', () => {
  const { code, said } = build([
    ...['--app-id', 'whatif', '--host', 'https://example.com/x'],
    ...['--company', 'x'.repeat(33), '--privacy', 'http://example.com'],
  ])
  expect(code).toBe(2)
  for (const words of [
    '“whatif” is not an app id',
    'not a public host name',
    '--company',
    '--privacy',
  ])
    expect(said).toContain(words)
  expect(said).not.toContain('    at ')
})

test('what is missing is named with its setting', () => {
  const { code, said } = build([])
  expect(code).toBe(2)
  expect(said).toContain('WHATIF_TEAMS_APP_ID')
  expect(said).toContain('WHATIF_PUBLIC_URL')
})

/** Width and height as a PNG's own head says. */
function sizeOf(png: Uint8Array = new Uint8Array(24)): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}
