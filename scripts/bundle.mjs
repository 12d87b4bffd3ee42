// Puts the program and the libraries that it uses into few files: reading several hundred small ones takes most of a start.
import { join } from 'node:path'
import { rolldown } from 'rolldown'

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

/** Writes `dist/whatif.js`, and beside it what a command reads only when it needs it. */
export async function bundleProgram(root) {
  const bundle = await rolldown({
    input: { whatif: join(root, 'src/cli.ts') },
    cwd: root,
    platform: 'node',
    external: leftAlone,
    logLevel: 'warn',
  })
  try {
    await bundle.write({
      dir: join(root, 'dist'),
      entryFileNames: '[name].js',
      chunkFileNames: 'whatif-[hash].js',
      sourcemap: true,
    })
  } finally {
    await bundle.close()
  }
}
