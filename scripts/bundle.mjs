// Puts the program and the libraries that it uses into few files: reading several hundred small ones takes most of a start.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { licencesOf } from './licences.mjs'

/**
 * Libraries that stay where npm put them: those that only a platform or a picture needs, which are large, and those
 * that find their own files.
 */
const leftAlone = [
  '@slack/bolt',
  'botbuilder',
  '@resvg/resvg-js',
  'pino',
  'pg',
  /^@modelcontextprotocol\/sdk\//,
]

/** Writes `dist/whatif.js`, beside it what a command reads only when it needs it, and the licences of what is in them. */
export async function bundleProgram(root) {
  const bundle = await rolldown({
    input: { whatif: join(root, 'src/cli.ts') },
    cwd: root,
    platform: 'node',
    external: leftAlone,
    logLevel: 'warn',
  })
  try {
    const { output } = await bundle.write({
      dir: join(root, 'dist'),
      entryFileNames: '[name].js',
      chunkFileNames: 'whatif-[hash].js',
      sourcemap: true,
    })
    const files = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
    writeFileSync(join(root, 'dist/licences.txt'), licencesOf(files))
  } finally {
    await bundle.close()
  }
}
