import { expect, test } from 'vitest'
import { claimName } from '../../src/storage/claim-name.ts'
import { FolderClaim, silentFor, sureFor } from '../../src/storage/folder-claim.ts'
import { claimFolder } from '../../src/storage/lock.ts'
import { identify, type ProcessIdentity } from '../../src/storage/process-identity.ts'
import { ForgetfulDisk } from '../crash/forgetful-disk.ts'
import { HandPulse } from './hand-pulse.ts'

const box = (host: string): ProcessIdentity => ({
  ...identify(),
  host,
  machine: 'unknown',
  boot: host,
})
const takeover = silentFor + sureFor + 2000
const refused = { code: 'data-in-use' }

/** How a promise ends, without waiting for it. */
function outcomeOf(promise: Promise<unknown>): { readonly ended: string } {
  const outcome = { ended: 'not yet' }
  promise.then(
    () => Object.assign(outcome, { ended: 'owns' }),
    (error) => Object.assign(outcome, { ended: error.code ?? String(error) }),
  )
  return outcome
}

/** A folder that a container has, whose time stands still from now on. */
async function killedOwner() {
  const disk = new ForgetfulDisk('/data')
  const owner = new HandPulse()
  await claimFolder(disk, '/data', box('a'), { pulse: owner })
  owner.isFrozen = true
  return { disk, owner }
}

test('a recreated container takes over from one that was killed, and says how long that takes', async () => {
  const { disk } = await killedOwner()
  const pulse = new HandPulse()
  const told: number[] = []
  const claim = claimFolder(disk, '/data', box('b'), {
    pulse,
    onWait: (seconds) => told.push(seconds),
  })
  const next = outcomeOf(claim)
  await pulse.pass(silentFor)
  expect(next.ended).toBe('not yet')
  await pulse.pass(takeover - silentFor)
  expect(next.ended).toBe('owns')
  expect(told).toEqual([(silentFor + sureFor) / 1000])
  expect(await disk.readFolder('/data')).toHaveLength(1)
  await (await claim)()
  expect(await disk.readFolder('/data')).toEqual([])
})

test('one that lives is noticed within a few beats, and keeps the folder', async () => {
  const disk = new ForgetfulDisk('/data')
  const pulse = new HandPulse()
  const release = await claimFolder(disk, '/data', box('a'), {
    pulse,
    use: { as: 'page', port: 4747 },
  })
  const other = claimFolder(disk, '/data', box('b'), { pulse })
  const next = outcomeOf(other)
  await pulse.pass(8000)
  expect(next.ended).toBe('data-in-use')
  await expect(other).rejects.toThrow(/^The page \(whatif start\) has these checks open/)
  await release()
})

test('of several that wait for a dead one exactly one takes over', async () => {
  for (const hosts of [
    ['b', 'c', 'd'],
    ['d', 'b', 'c'],
  ]) {
    const { disk } = await killedOwner()
    const pulse = new HandPulse()
    const all = hosts.map((host) => outcomeOf(claimFolder(disk, '/data', box(host), { pulse })))
    await pulse.pass(takeover + 10_000)
    expect(all.map(({ ended }) => ended).sort()).toEqual(['data-in-use', 'data-in-use', 'owns'])
  }
})

test('one of an earlier version, which never shows that it lives, is never taken for dead', async () => {
  const { disk } = await killedOwner()
  const [{ name = '' } = {}] = await disk.readFolder('/data')
  for (const text of ['', '{"as":"page","port":4747}']) {
    const file = await disk.rewrite(`/data/${name}`)
    await file.writeFile(text)
    await expect(
      claimFolder(disk, '/data', box('b'), { pulse: new HandPulse() }),
    ).rejects.toMatchObject(refused)
  }
})

/** A claim of its own, beside what `claimFolder` does with it. */
async function ownClaim(disk: ForgetfulDisk, pulse: HandPulse): Promise<FolderClaim> {
  const path = `/data/${claimName(box('a'))}`
  return FolderClaim.putUp({ fs: disk, path, pulse })
}

test('an owner that stood still never believes in the folder once another has it, whenever it wakes', async () => {
  const disk = new ForgetfulDisk('/data')
  const mine = new HandPulse()
  const claim = await ownClaim(disk, mine)
  mine.isFrozen = true
  const pulse = new HandPulse()
  const removed = disk.remove.bind(disk)
  // The last beat goes through in the very moment in which the other has decided to take over.
  disk.remove = async (path) => {
    mine.jump(pulse.steady())
    await claim.say({ as: 'terminal' })
    await removed(path)
  }
  const next = outcomeOf(claimFolder(disk, '/data', box('b'), { pulse }))
  let [believed, owned] = [0, 0]
  for (let second = 0; second < takeover / 1000; second += 1) {
    await pulse.pass(1000)
    if (pulse.steady() > silentFor) mine.jump(pulse.steady())
    const believes =
      pulse.steady() > silentFor &&
      (await claim.sure().then(
        () => true,
        () => false,
      ))
    if (believes) believed += 1
    if (next.ended === 'owns') owned += 1
    expect(believes && next.ended === 'owns').toBe(false)
  }
  expect(believed).toBeGreaterThan(0)
  expect(owned).toBeGreaterThan(0)
  await expect(claim.sure()).rejects.toMatchObject({
    code: 'storage-failed',
    message: expect.stringMatching(/took \/data over/),
  })
})

test('an owner asks nobody while its beats go through, and looks again once they were late', async () => {
  const disk = new ForgetfulDisk('/data')
  const pulse = new HandPulse()
  const claim = await ownClaim(disk, pulse)
  await pulse.pass(60_000)
  const before = disk.calls
  await claim.sure()
  expect(disk.calls).toBe(before)
  pulse.jump(pulse.steady() + silentFor * 10)
  await claim.sure()
  expect(disk.calls).toBe(before + 3)
  await claim.release()
  await expect(disk.readFolder('/data')).resolves.toEqual([])
})
