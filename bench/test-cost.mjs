// Prints the CPU seconds that the tests of each folder take, dearest first; programs that a test starts are apart.
// With words, as of `vitest run`, only those tests: npm run test:cost -- tests/review
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startVitest } from 'vitest/node'

const folder = mkdtempSync(join(tmpdir(), 'whatif-test-cost-'))
process.env.TEST_COST_FILE = join(folder, 'lines')
const vitest = await startVitest('test', process.argv.slice(2), {
  watch: false,
  reporters: ['dot'],
  setupFiles: [join(import.meta.dirname, 'test-cost-setup.mjs')],
})
await vitest.close()

const seconds = new Map()
for (const line of readFileSync(process.env.TEST_COST_FILE, 'utf8').trim().split('\n')) {
  const { file, spent } = JSON.parse(line)
  const [, first, second = ''] = file.split('/')
  const name = first === 'channels' ? `${first}/${second}` : first
  seconds.set(name, (seconds.get(name) ?? 0) + spent)
}
rmSync(folder, { recursive: true })
const own = process.cpuUsage()
seconds.set('reading and translating', (own.user + own.system) / 1e6)
for (const [name, spent] of [...seconds].sort(([, one], [, other]) => other - one)) {
  console.log(`${spent.toFixed(1).padStart(7)} s  ${name}`)
}
