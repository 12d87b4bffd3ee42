import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openApp } from '../src/app.ts'
import { usualPolicy } from '../src/domain/policy.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const logger = { info() {}, warn() {}, error() {} }

test('only the service says how long closed checks are kept; a command leaves what is there', async () => {
  const data = await mkdtemp(join(tmpdir(), 'whatif-retention-'))
  const noted = async (months: number | undefined, isService: boolean): Promise<unknown> => {
    const policy = { ...usualPolicy, ...(months !== undefined && { keepClosedMonths: months }) }
    const config = { root, data, port: 0, logLevel: 'error', policy, isService } as const
    const app = await openApp(config, logger)
    try {
      return await app.shelf.get('retention')
    } finally {
      await app.close()
    }
  }
  try {
    expect(await noted(24, false)).toBeUndefined()
    const first = await noted(24, true)
    expect(first).toMatchObject({ months: 24 })
    expect(await noted(6, false)).toEqual(first)
    expect(await noted(undefined, false)).toEqual(first)
    expect(await noted(undefined, true)).toBeUndefined()
  } finally {
    await rm(data, { recursive: true })
  }
})
