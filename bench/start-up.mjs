// Cold start of the program, and the memory it then holds.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, milliseconds, round, table, title } from './figures.mjs'
import { root } from './product.mjs'

const program = join(root, 'bin', 'whatif.js')

function run(args, isReady) {
  return new Promise((resolve, reject) => {
    const start = milliseconds()
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let seen = ''
    child.on('error', reject)
    child.stdout.on('data', (chunk) => {
      seen += chunk
      if (isReady?.(seen)) resolve({ child, ms: milliseconds() - start })
    })
    child.on('exit', () => resolve({ child, ms: milliseconds() - start }))
  })
}

async function memoryOf(pid) {
  try {
    const { readFile } = await import('node:fs/promises')
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

export async function benchStartUp() {
  title('Cold start (a new process each time, medians of 5)')
  const version = []
  const page = []
  const memory = []
  for (let n = 0; n < 5; n++) {
    version.push((await run(['--version'])).ms)
    const data = await mkdtemp(join(tmpdir(), 'whatif-start-'))
    const { child, ms } = await run(['start', '--port', '0', '--data', data], (seen) =>
      seen.includes('?key='),
    )
    page.push(ms)
    memory.push(await memoryOf(child.pid))
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
    await rm(data, { recursive: true, force: true })
  }
  table([
    {
      'whatif --version ms': round(median(version), 0),
      'page ready ms': round(median(page), 0),
      'memory MB': round(median(memory), 0),
    },
  ])
}
