// Cold start of the program, and the memory it then holds.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, milliseconds, round, table, title } from './figures.mjs'
import { root } from './product.mjs'

const program = join(root, 'bin', 'whatif.js')
const hello = join(root, 'bench', 'hello.mjs')

function run(args, isReady) {
  return new Promise((resolve, reject) => {
    const start = milliseconds()
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let seen = ''
    child.on('error', reject)
    child.stdout.on('data', (chunk) => {
      seen += chunk
      const found = isReady?.(seen)
      if (found) resolve({ child, found, ms: milliseconds() - start })
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

/** Opens the address as a browser does: the key is exchanged for a session, and the page itself answers. */
async function openHome(address) {
  const key = await fetch(address, { redirect: 'manual' })
  const cookie = key.headers.getSetCookie().map((one) => one.split(';')[0])
  const home = await fetch(new URL('/', address), { headers: { cookie: cookie.join('; ') } })
  if (home.status !== 200) throw new Error(`The page answered ${home.status}.`)
  await home.text()
}

async function ended(child) {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

export async function benchStartUp() {
  title('Cold start (a new process each time, medians of 9)')
  const version = []
  const bare = []
  const page = []
  const home = []
  const memory = []
  for (let n = 0; n < 9; n++) {
    version.push((await run([program, '--version'])).ms)
    const other = await run([hello], (seen) => seen.includes('ready'))
    bare.push(other.ms)
    await ended(other.child)
    const data = await mkdtemp(join(tmpdir(), 'whatif-start-'))
    const line = [program, 'start', '--port', '0', '--data', data]
    const { child, ms, found } = await run(line, (seen) => /http:\S+\?key=\S+/.exec(seen)?.[0])
    const opening = milliseconds()
    await openHome(found)
    page.push(ms)
    home.push(ms + milliseconds() - opening)
    memory.push(await memoryOf(child.pid))
    await ended(child)
    await rm(data, { recursive: true, force: true })
  }
  table([
    {
      'whatif --version ms': round(median(version), 0),
      'bare express ready ms': round(median(bare), 0),
      'page ready ms': round(median(page), 0),
      'first page answered ms': round(median(home), 0),
      'memory MB': round(median(memory), 0),
    },
  ])
}
