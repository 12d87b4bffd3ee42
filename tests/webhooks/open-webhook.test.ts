import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWebhook } from '../../src/webhooks/open-webhook.ts'

const url = 'https://hooks.example/x'

test('the secret can stand in a file, with an end of line', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'whatif-secret-')), 'secret')
  await writeFile(file, `whsec_${Buffer.alloc(32, 7).toString('base64')}\n`)
  expect(await openWebhook({ url, secret: { file } })).toHaveProperty('tell')
})

test.each(['package.json', 'no-such-file'])(
  '%s holds no secret, and that is all that is said',
  async (file) => {
    await expect(openWebhook({ url, secret: { file } })).rejects.toMatchObject({
      code: 'bad-settings',
      message: 'WHATIF_WEBHOOK_SECRET_FILE holds no secret.',
    })
  },
)
