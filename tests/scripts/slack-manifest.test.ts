import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { optionalScopes, requiredScopes } from '../../src/channels/slack/scopes.ts'

const root = resolve(import.meta.dirname, '../..')
const script = 'scripts/slack-manifest.mjs'

function run(words: readonly string[], folder = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, script), ...words], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const printed = (...words: string[]) => JSON.parse(run(words).stdout)
const address = 'https://whatif.example.org'

describe('the manifest for Slack', () => {
  test('with an address names that address and no other', () => {
    const text = run(['--url', `${address}/`]).stdout
    expect(text.match(/https:\/\/[^"]*/g)).toEqual([
      `${address}/slack/events`,
      `${address}/slack/oauth_redirect`,
      `${address}/slack/events`,
      `${address}/slack/events`,
    ])
    expect(JSON.parse(text).settings.socket_mode_enabled).toBe(false)
  })

  test('without an address is the same app through Socket Mode', () => {
    const socket = printed('--socket')
    expect(JSON.stringify(socket)).not.toContain('https:')
    expect(socket.settings.socket_mode_enabled).toBe(true)
    const other = printed('--url', address)
    expect(socket.oauth_config.scopes).toEqual(other.oauth_config.scopes)
    expect(socket.features.shortcuts).toEqual(other.features.shortcuts)
    expect(socket.settings.event_subscriptions.bot_events).toEqual(
      other.settings.event_subscriptions.bot_events,
    )
  })

  test.each([[], ['--url'], ['--url', 'http://a.example'], ['--url', `${address}/slack`]])(
    'is not made up from %s %s',
    (...words) => {
      expect(run(words)).toMatchObject({ status: 2, stdout: '' })
    },
  )

  test('reads no conversation but the one with the app', async () => {
    const { bot } = printed('--socket').oauth_config.scopes
    expect(bot.filter((scope: string) => scope.endsWith(':history'))).toEqual(['im:history'])
  })

  test.each(['--socket', '--url'])('%s asks for every optional scope as a scope too', (kind) => {
    const given = kind === '--url' ? [kind, address] : [kind]
    const { bot, bot_optional } = printed(...given).oauth_config.scopes
    expect(bot).toEqual(expect.arrayContaining(bot_optional))
    expect(new Set(bot).size).toBe(bot.length)
  })

  test('asks for the same scopes as the page where workspaces install the app', () => {
    const { bot, bot_optional } = printed('--socket').oauth_config.scopes
    expect(bot).toEqual([...requiredScopes, ...optionalScopes].toSorted())
    expect(bot_optional).toEqual(optionalScopes)
  })

  test('asks for nothing that docs/slack.md gives no reason for', async () => {
    const { oauth_config, settings } = printed('--socket')
    const { bot } = oauth_config.scopes
    const docs = await readFile(join(root, 'docs/slack.md'), 'utf8')
    const rows = docs.split('\n').filter((line) => line.startsWith('| `'))
    const asked = [...bot, ...settings.event_subscriptions.bot_events]
    for (const name of asked) {
      expect(
        rows.filter((row) => row.split(' | ')[0]?.includes(`\`${name}\``)),
        name,
      ).toHaveLength(1)
    }
  })

  test('keeps within what Slack takes', () => {
    const { display_information: shown, features, oauth_config, settings } = printed('--socket')
    const within = (text: string, least: number, most: number) => {
      expect(text.length, text).toBeGreaterThanOrEqual(least)
      expect(text.length, text).toBeLessThanOrEqual(most)
    }
    within(shown.name, 1, 35)
    within(shown.description, 1, 140)
    within(shown.long_description, 175, 4000)
    expect(shown.background_color).toMatch(/^#[0-9a-f]{6}$/)
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/)
    for (const { name, description, callback_id } of features.shortcuts) {
      within(name, 1, 24)
      within(description, 1, 150)
      within(callback_id, 1, 255)
    }
    for (const { command } of features.slash_commands) expect(command).toMatch(/^\/[a-z]{1,31}$/)
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100)
    expect(oauth_config.scopes.bot.length).toBeLessThanOrEqual(255)
  })
})

describe('the check against Slack’s own type', () => {
  test('passes for what is kept', () => {
    expect(run(['--check'])).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test.each([
    ['a scope', '"im:history"', '"im:histroy"'],
    ['an event', '"app_mention"', '"app_mentioned"'],
    ['a kind of shortcut', '"global"', '"everywhere"'],
  ])('finds %s that Slack does not have', async (_, from, to) => {
    const folder = await mkdtemp(join(tmpdir(), 'whatif-slack-manifest-'))
    await mkdir(join(folder, 'scripts'))
    await cp(join(root, script), join(folder, script))
    await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    const text = await readFile(join(root, 'manifest.json'), 'utf8')
    await writeFile(join(folder, 'manifest.json'), text.replace(from, to))
    const { status, stdout } = run(['--check'], folder)
    expect(status).not.toBe(0)
    expect(stdout).toContain(to)
  })
})
