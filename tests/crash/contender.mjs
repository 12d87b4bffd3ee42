// Wants to own a data folder as soon as it is told to, says whether it does, and then waits to be killed.
import { once } from 'node:events'

const [lockUrl, fileSystemUrl, folder] = process.argv.slice(2)
const { claimFolder } = await import(lockUrl)
const { diskFileSystem } = await import(fileSystemUrl)
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const told = await claimFolder(diskFileSystem, folder).then(
  () => 'owns',
  (error) => error.code,
)
process.stdout.write(`${told}\n`)
