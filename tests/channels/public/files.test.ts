import { describe, expect, onTestFinished, test } from 'vitest'
import { briefly, createFileLinks } from '../../../src/channels/public/file-links.ts'
import { fileRoutes } from '../../../src/channels/public/file-routes.ts'
import { createPublicListener } from '../../../src/channels/public/listener.ts'
import { createSeal } from '../../../src/channels/public/sealed.ts'
import { forDays } from '../../../src/conversation/addresses.ts'
import { pictureKinds } from '../../../src/domain/picture.ts'
import { reportFormats } from '../../../src/domain/report-format.ts'
import { AppError } from '../../../src/errors.ts'
import { rasterise } from '../../../src/rasterise.ts'
import { Bench, HandClock, weak } from '../../review/bench.ts'
import { KeptLog } from '../../storage/data-folder.ts'

const secret = 'a key that nobody can guess, 12345'
const file = { workspace: 'slack:T1', review: 'r1', what: 'md', person: 'U1' } as const

describe('the address of a file', () => {
  const clock = new HandClock()
  const links = createFileLinks({ publicUrl: 'https://whatif.example', secret, clock })
  const tokenOf = (address: string) => address.slice('https://whatif.example/files/'.length)

  test('stands for one file of one person, also after a restart', () => {
    const address = links.link(file)
    expect(address).toMatch(/^https:\/\/whatif\.example\/files\/[\w.-]+$/)
    const restarted = createFileLinks({ publicUrl: 'https://other.example', secret, clock })
    expect(restarted.read(tokenOf(address))).toEqual(file)
    expect(links.link(file).length).toBeLessThan(500)
  })

  test('shows none of the ids in it, and is another one each time', () => {
    const token = tokenOf(links.link(file))
    const bytes = Buffer.from(token.slice(token.indexOf('.') + 1), 'base64url').toString('latin1')
    expect(bytes).not.toMatch(/slack|"r1"|"U1"|"md"/)
    expect(links.link(file)).not.toBe(links.link(file))
  })

  test.each([
    ['fifteen minutes', undefined, briefly],
    ['the days it is given', forDays, forDays],
  ])('works for %s and not a second longer', (_, given, seconds) => {
    const hours = new HandClock()
    const here = createFileLinks({ publicUrl: 'https://whatif.example', secret, clock: hours })
    const token = tokenOf(here.link(file, given))
    hours.pass(seconds - 1)
    expect(here.read(token)).toEqual(file)
    hours.pass(1)
    expect(here.read(token)).toBeUndefined()
    hours.pass(forDays * 100)
    expect(here.read(token)).toBeUndefined()
  })

  test('that was made up, changed, or made with another key stands for nothing', () => {
    const token = tokenOf(links.link(file))
    const other = createFileLinks({ publicUrl: '', secret: `${secret}6`, clock })
    expect(other.read(token)).toBeUndefined()
    for (let at = 0; at < token.length; at += 1) {
      const letter = token[at] === 'A' ? 'B' : 'A'
      expect(links.read(token.slice(0, at) + letter + token.slice(at + 1))).toBeUndefined()
    }
    const seal = createSeal(secret)
    const inner = JSON.stringify(['slack:T1', 'r1', 'md', 'U1', '2099-01-01T00:00:00.000Z'])
    expect(links.read(seal.seal(inner, 'file'))).toEqual(file)
    for (const forged of [
      '',
      'x'.repeat(100_000),
      seal.seal(inner, 'slack:T1'),
      seal.seal(inner),
      seal.seal('[]', 'file'),
      seal.seal('{', 'file'),
      seal.seal(inner.replace('md', 'exe'), 'file'),
      seal.seal(inner.replace('2099-01-01T00:00:00.000Z', 'never'), 'file'),
    ]) {
      expect(links.read(forged)).toBeUndefined()
    }
  })
})

describe('following it', async () => {
  const bench = new Bench()
  const review = await bench.posted('Dana', 'Straße "Boat" Hire')
  const danas = { workspace: 'local', review, person: 'dana' } as const

  test.each(reportFormats)('gives the report as %s, to keep', async (what) => {
    const { fetchFile, bodyOf } = await serving()
    const answer = await fetchFile({ ...danas, what })
    const who = { id: 'dana', name: 'Dana' }
    const report = await bench.reviews.report(
      { workspace: 'local', channel: 'web', who },
      review,
      what,
    )
    expect(answer.status).toBe(200)
    expect(await bodyOf(answer)).toBe(report.body.replace('\uFEFF', ''))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': report.mediaType,
      'content-disposition': expect.stringContaining(
        `filename*=UTF-8''${encodeURIComponent(report.name)}`,
      ),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*; sandbox$/),
    })
  })

  test.each(pictureKinds)('shows the picture %s', async (what) => {
    const { fetchFile } = await serving()
    const answer = await fetchFile({ ...danas, what })
    const png = Buffer.from(await answer.arrayBuffer())
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1080)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=900',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(answer.headers.has('content-disposition')).toBe(false)
  })

  describe('of a picture in the posted summary', () => {
    const anybody = { workspace: 'local', person: 'teams-thread', what: 'data-flow' } as const

    test('works for as long as the summary shows it, and ends when the check is deleted', async () => {
      const { fetchFile } = await serving()
      const posted = await bench.posted('Dana', 'Canoe Club')
      const picture = { ...anybody, review: posted }
      bench.clock.pass(400 * 24 * 3600)
      expect((await fetchFile(picture, 'posted')).status).toBe(200)
      await bench.act('Dana', { type: 'delete', review: posted, confirm: 'Canoe Club' })
      expect((await fetchFile(picture, 'posted')).status).toBe(404)
    })

    test('stands for nothing where only the headline was posted', async () => {
      const { fetchFile } = await serving()
      const headline = await bench.start('Dana', 'Quiet Club')
      await bench.answerAll('Dana', headline, weak)
      await bench.act('Dana', { type: 'preview', review: headline })
      await bench.act('Dana', { type: 'publish', review: headline, how: 'headline' })
      expect((await fetchFile({ ...anybody, review: headline }, 'posted')).status).toBe(404)
    })

    test('stands for nothing that was never posted, and for no report', async () => {
      const { fetchFile } = await serving()
      const started = await bench.start('Dana', 'Only mine')
      for (const one of [
        { ...anybody, review: started },
        { ...danas, review: started, what: 'data-flow' },
        { ...danas, what: 'md' },
      ] as const) {
        expect((await fetchFile(one, 'posted')).status).toBe(404)
      }
    })
  })

  test('is answered kindly and alike when it is too late, made up, or not theirs to see', async () => {
    const { fetchFile, get, bodyOf } = await serving()
    const started = await bench.start('Dana', 'Not shown to anybody')
    const answers = await Promise.all([
      fetchFile({ ...danas, what: 'md' }, -1),
      fetchFile({ ...danas, what: 'md', workspace: 'slack:T1' }),
      fetchFile({ ...danas, what: 'md', review: 'no-such-review' }),
      fetchFile({ ...danas, what: 'md', review: started, person: 'mallory' }),
      fetchFile({ ...danas, what: 'risk-map', review: started, person: 'mallory' }),
      get('/files/made-up'),
      get('/files/%00'),
    ])
    for (const answer of answers) {
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(await bodyOf(answer)).toBe(bench.say('public.file.gone'))
    }
  })

  test('asks again each time whether that person may see it', async () => {
    const { fetchFile } = await serving()
    const other = await bench.posted('Dana', 'Soon gone')
    const soon = { ...danas, review: other, what: 'md' } as const
    expect((await fetchFile(soon)).status).toBe(200)
    await bench.act('Dana', { type: 'delete', review: other, confirm: 'Soon gone' })
    expect((await fetchFile(soon)).status).toBe(404)
  })

  test('and what went wrong inside is not told', async () => {
    const failing = async () => {
      throw new AppError('storage-failed', 'a secret')
    }
    const { fetchFile, bodyOf } = await serving({ rasterise: failing })
    const answer = await fetchFile({ ...danas, what: 'data-flow' })
    expect([answer.status, await bodyOf(answer)]).toEqual([500, '{"error":"failed"}'])
  })

  async function serving(more: { rasterise?: typeof rasterise } = {}) {
    const { clock, reviews, say } = bench
    const parts = { publicUrl: '', secret, clock }
    const links = createFileLinks(parts)
    const routes = fileRoutes({ links, reviews, say, rasterise, ...more })
    const listener = createPublicListener({
      port: 0,
      host: '127.0.0.1',
      logger: new KeptLog(),
      routes: (app) => void app.use(routes),
    })
    const address = await listener.start()
    onTestFinished(() => listener.stop())
    const get = (path: string) => fetch(address + path)
    return {
      get,
      fetchFile: (
        which: Parameters<typeof links.link>[0],
        life?: Parameters<typeof links.link>[1],
      ) => get(links.link(which, life)),
      bodyOf: (answer: Response) => answer.text(),
    }
  }
})
