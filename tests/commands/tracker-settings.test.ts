import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { trackerSettingsFrom } from '../../src/commands/tracker-settings.ts'
import { say } from '../own-content.ts'

test('a token is not typed where somebody could read it', async () => {
  const input = Object.assign(Readable.from([]), { isTTY: true })
  const given = { words: ['set'], options: { kind: 'github', target: 'acme/app' } }
  await expect(trackerSettingsFrom(given, { input }, say)).rejects.toThrow(
    'A token is not typed here',
  )
})
