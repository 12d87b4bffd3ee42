import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compileContent, readCompiledContent } from '../../src/content/compiled.ts'
import type { Content } from '../../src/content/content.ts'
import { loadContent } from '../../src/content/load.ts'
import { run } from '../cli/running.ts'

const root = resolve(import.meta.dirname, '../..')

let content: Content
let file: string
beforeAll(async () => {
  const loaded = await loadContent(root)
  if (!loaded.ok) throw new Error('the content cannot be read')
  content = loaded.content
  file = join(await mkdtemp(join(tmpdir(), 'whatif-compiled-')), 'compiled.json')
  await writeFile(file, compileContent(content))
})

describe('compiled content', () => {
  test('says what its sources say', async () => {
    const { version } = content.catalogue
    const { flows, flowSources, catalogue, references, messages, suggestRules } = content
    expect(await readCompiledContent(version, file)).toEqual({
      flows,
      flowSources,
      catalogue,
      references,
      messages,
      suggestRules,
    })
  })

  test('is left alone where its sources have changed, or where there is none', async () => {
    expect(await readCompiledContent('another', file)).toBeUndefined()
    const { version } = content.catalogue
    expect(await readCompiledContent(version, `${file}.gone`)).toBeUndefined()
  })

  test('was built for the sources that are here', async () => {
    const built = join(root, 'dist/content/compiled.json')
    expect(await readCompiledContent(content.catalogue.version, built)).toBeDefined()
  })
})

test('sources that were changed after the build win, also where they are broken', async () => {
  const changed = await mkdtemp(join(tmpdir(), 'whatif-changed-'))
  for (const folder of ['content', 'flows']) {
    await cp(join(root, folder), join(changed, folder), { recursive: true })
  }
  const flow = join(changed, 'flows/product-check.yaml')
  const before = await readFile(flow, 'utf8')
  const draw = () => run(['draw', 'product-check', '--root', changed])
  await writeFile(flow, before.replace('title: About your product', 'title: About this thing'))
  expect((await draw()).out).toContain('About this thing')
  await writeFile(flow, 'title: [')
  const { code, err } = await draw()
  expect([code, err.split(':')[0]]).toEqual([1, 'flows/product-check.yaml'])
})
