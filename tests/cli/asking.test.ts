import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshFolder, run } from './running.ts'

/** How the program was asked, and the lines it answers a wrong way of asking with. */
const wrong: readonly (readonly [words: readonly string[], told: string])[] = [
  [['chek'], '“chek” is not a known command.\n→ Did you mean check?\n'],
  [['zebra'], '“zebra” is not a known command.\n→ Try: whatif --help\n'],
  [['constructor'], '“constructor” is not a known command.\n→ Try: whatif --help\n'],
  [['assess'], '“assess” needs to know what.\n→ Try: whatif --help\n'],
  [['erase-person', 'Mei', '--yes=1'], '--yes takes no value.\n→ Try: whatif --help\n'],
  [['assess', 'a', 'b'], '“b” is one word too many.\n→ Try: whatif --help\n'],
  [
    ['assess', 'a', '--fromat', 'md'],
    '“--fromat” is not a known option.\n→ Did you mean --format?\n',
  ],
  [['audit', '--operator=yes'], '--operator takes no value.\n→ Try: whatif --help\n'],
  [['assess', 'a', '--format'], '--format needs a value.\n→ Try: whatif --help\n'],
  [['assess', '-', '--format', 'jason'], '“jason” is not a format.\n→ Did you mean json?\n'],
  [['assess', 'not-there.yaml'], 'not-there.yaml cannot be read.\n→ There is no such file.\n'],
  [['assess', '.'], '. cannot be read.\n→ It is a folder.\n'],
  [['draw', 'product-chek'], 'There is no flow “product-chek”.\n→ Did you mean product-check?\n'],
  [
    ['check', '--root', '/not-there'],
    '/not-there cannot be read.\n→ Name a folder that holds flows/ and content/.\n',
  ],
  [['chat', '--name', ' '], 'A name has 1 to 120 letters.\n'],
]

describe('asking for something the program cannot do', () => {
  test.each(wrong)('whatif %s', async (words, told) => {
    expect(await run(words)).toEqual({ code: 2, out: '', err: told })
  })
})

describe('asking for help', () => {
  test.each([[[]], [['--help']], [['help']], [['assess', '--help']]])(
    'whatif %s',
    async (words) => {
      const { code, out, err } = await run(words)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      for (const command of ['start', 'chat', 'assess', 'check', 'draw', 'calibrate', 'doctor']) {
        expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'))
      }
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(96)
    },
  )

  test('the version stands alone', async () => {
    expect(await run(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
    })
  })
})

describe('settings', () => {
  test('that nobody knows are named, each in its line', async () => {
    const environment = { WHATIF_PROT: '1', WHATIF_LOG_LEVEL: 'loud', OTHER: 'x' }
    const { code, out, err } = await run(['doctor'], { environment })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('WHATIF_PROT is not a setting.')
    expect(err).toContain('WHATIF_LOG_LEVEL must be one of debug, info, warn, error.')
    expect(err).not.toContain('OTHER')
  })

  test('are read from .env where the program is started, and the environment wins', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, '.env'), 'WHATIF_LOG_LEVEL=loud\nWHATIF_PORT=x\n')
    const environment = { WHATIF_PORT: '80' }
    const { code, err } = await run(['doctor'], { folder, environment })
    expect(code).toBe(2)
    expect(err).toContain('WHATIF_LOG_LEVEL')
    expect(err).not.toContain('WHATIF_PORT')
  })

  test('where in the code something went wrong is for those who ask', async () => {
    const quiet = await run(['assess', 'not-there.yaml'])
    const loud = await run(['assess', 'not-there.yaml'], { environment: { WHATIF_DEBUG: '1' } })
    expect(quiet.err).not.toMatch(/^\s+at /m)
    expect(loud.err).toMatch(/^\s+at /m)
    expect(loud.code).toBe(2)
  })
})
