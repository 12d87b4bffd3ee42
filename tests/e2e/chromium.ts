import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import * as z from 'zod'

const finder = fileURLToPath(new URL('../../scripts/chromium.mjs', import.meta.url))

const foundSchema = z.object({
  executablePath: z.string(),
  env: z.record(z.string(), z.string()),
})

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Only where something hangs for good: on a busy computer everything takes its time. */
export const patience = 120_000

/**
 * Opens a Chromium without a window: that of this computer, or the one that comes with the tests.
 * @throws Error that says what to do where there is none
 */
export function openChromium(): Promise<Browser> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [finder, '--json'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const { executablePath, env } = foundSchema.parse(JSON.parse(stdout))
  return chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env },
    headless: true,
    timeout: patience,
  })
}
