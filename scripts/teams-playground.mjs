/**
 * Starts Microsoft's 365 Agents Playground, which looks and behaves like Teams, before a Whatif that runs on this
 * computer: on this computer only, without the network, and without telemetry.
 *
 *   npm i --no-save @microsoft/m365agentsplayground@0.2.28     it is Microsoft's, and never part of Whatif
 *   npm run teams:playground                                   then open http://127.0.0.1:56150/
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'

const root = resolve(import.meta.dirname, '..')

const { values } = parseArgs({
  options: {
    /** The public port of the Whatif that runs. */
    bot: { type: 'string', default: '4800' },
    port: { type: 'string', default: '56150' },
    /** Where the Playground keeps what it writes. */
    folder: { type: 'string', default: join(root, 'build/playground') },
  },
})

const person = (name, n) => {
  const [given, surname] = name.split(' ')
  const mail = `${given.toLowerCase()}@example.com`
  return {
    id: `29:1${given.toLowerCase()}`,
    name,
    userPrincipleName: mail,
    aadObjectId: `33333333-3333-4333-8333-33333333333${n}`,
    givenName: given,
    surname,
    email: mail,
  }
}

const [dana, ...others] = [
  'Dana Vos',
  'Mei Tan',
  'Ravi Nair',
  'Jo Berg',
  'Ada Osei',
  'Sam Lind',
].map(person)

/** A team with a channel, a group chat and six people, with ids in the shapes of real ones. */
const world = {
  version: '0.1.1',
  tenantId: '11111111-1111-4111-8111-111111111111',
  bot: { id: '28:22222222-2222-4222-8222-222222222222', name: 'Whatif' },
  currentUser: dana,
  users: others,
  personalChat: { id: 'a:1personalchat' },
  groupChat: { id: '19:groupchat00000000000000000000000@thread.v2', name: 'Booking crew' },
  team: {
    id: '19:general0000000000000000000000000@thread.tacv2',
    name: 'Clinic team',
    aadGroupId: '44444444-4444-4444-8444-444444444444',
    channels: [{ id: '19:announcements00000000000000000@thread.tacv2', name: 'Announcements' }],
  },
}

/** Where the Playground was installed: here, or in the folder that TEAMS_PLAYGROUND names. */
function playground() {
  for (const folder of [process.env.TEAMS_PLAYGROUND, root].filter(Boolean)) {
    const cli = join(folder, 'node_modules/@microsoft/m365agentsplayground/cli.js')
    if (existsSync(cli)) return cli
  }
  return undefined
}

async function main() {
  const cli = playground()
  if (cli === undefined) {
    console.error(
      'The Playground is not installed here. Run: npm i --no-save @microsoft/m365agentsplayground@0.2.28',
    )
    process.exitCode = 2
    return
  }
  await mkdir(values.folder, { recursive: true })
  await writeFile(join(values.folder, '.m365agentsplayground.yml'), stringify(world))
  const bot = `http://127.0.0.1:${values.bot}/api/messages`
  const loopback = join(root, 'scripts/loopback-only.cjs')
  const child = spawn(
    process.execPath,
    [
      '--require',
      loopback,
      cli,
      'start',
      '-e',
      bot,
      '-c',
      'msteams',
      '-p',
      values.port,
      '--dt',
      '--er',
    ],
    { cwd: values.folder, stdio: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'))
  child.on('exit', (code) => {
    process.exitCode = code ?? 0
  })
}

await main()
