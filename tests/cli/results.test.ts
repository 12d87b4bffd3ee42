import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command as doctor } from '../../src/commands/doctor.ts'
import { assessmentSchema } from '../../src/report/assessment.ts'
import { here } from './here.ts'
import { begin, freshFolder, program, run } from './running.ts'

const good = `
product: { name: Swim Booking, summary: It books swimming lessons }
answers:
  about.stage: live
  about.features: [signin, pay]
  info.kinds: [contact, health]
  in.how: password
  run.restore: "?"
`

describe('whatif assess', () => {
  test('prints the result and nothing else', async () => {
    const { code, out, err } = await run(['assess', '-'], { input: good })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const result = assessmentSchema.parse(JSON.parse(out))
    expect(result.product.name).toBe('Swim Booking')
    expect(result.findings.length).toBeGreaterThan(20)
  })

  test('reads a file as it reads standard input, and JSON as it reads YAML', async () => {
    const folder = await freshFolder()
    const file = join(folder, 'answers.json')
    const answers = { 'about.stage': 'live', 'about.features': ['signin', 'pay'] }
    await writeFile(file, JSON.stringify({ product: { name: 'A' }, answers }))
    const [fromFile, fromInput] = await Promise.all([
      run(['assess', file, '--format', 'json']),
      run(['assess', '-'], {
        input:
          'product: { name: A }\nanswers: { about.stage: live, about.features: [signin, pay] }',
      }),
    ])
    expect(fromFile).toEqual(fromInput)
  })

  test('writes Markdown, or a page that stands alone', async () => {
    const [md, html] = await Promise.all([
      run(['assess', '-', '--format', 'md'], { input: good }),
      run(['assess', '-', '--format=html'], { input: good }),
    ])
    expect(md.out).toMatch(/^# .*Swim Booking/)
    expect(html.out).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/)
    expect(html.out).not.toMatch(/<script/)
    expect([md.code, html.code, md.err, html.err]).toEqual([0, 0, '', ''])
  })

  test('says every mistake in one line with its place, and prints nothing', async () => {
    const folder = await freshFolder()
    const file = join(folder, 'answers.yaml')
    await writeFile(
      file,
      'product: { name: A }\nanswers:\n  about.stag: live\n  about.stage: lively\n',
    )
    const { code, out, err } = await run(['assess', file])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.split('\n')).toEqual([
      `${file}:3:3  “about.stag” is not a question → did you mean “about.stage”?`,
      expect.stringMatching(
        /answers\.yaml:4:16 {2}“lively” is not an answer .* did you mean “live”\?/,
      ),
      '',
    ])
  })

  test('refuses what is no text, and what is far too large', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'no-text'), Buffer.from([0xc3, 0x28]))
    await writeFile(join(folder, 'sheet.xlsx'), Buffer.from('PK\u0003\u0004xl/workbook.xml'))
    await writeFile(join(folder, 'large'), 'x'.repeat(1_000_001))
    const [noText, sheet, large] = await Promise.all([
      run(['assess', 'no-text'], { folder }),
      run(['assess', 'sheet.xlsx'], { folder }),
      run(['assess', 'large'], { folder }),
    ])
    expect(noText).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^no-text is not UTF-8 text\.\n→ Save it again as UTF-8/),
    })
    expect(sheet.err).toMatch(/^sheet\.xlsx is a spreadsheet, .*\n→ Write an answers file/)
    expect(large).toEqual({ code: 2, out: '', err: 'large is larger than 250 kB.\n' })
  })

  test('reads what PowerShell writes, and says on the side what does not count', async () => {
    const folder = await freshFolder()
    const text = 'product: { name: A }\nanswers: { about.features: [none], in.how: password }\n'
    await writeFile(join(folder, 'utf16.yaml'), Buffer.from(`\uFEFF${text}`, 'utf16le'))
    const { code, out, err } = await run(['assess', 'utf16.yaml', '--format', 'md'], { folder })
    expect(code).toBe(0)
    expect(out).toContain('What could go wrong with A')
    expect(err).toBe(
      'the answer to in.how does not count: does not apply, going by about.features\n',
    )
  })

  test('gives a slow reader all of a large result', async () => {
    const { out } = await run(['assess', '-', '--format', 'html'], { input: good })
    const line = `"${process.execPath}" "${program}" assess - --format html | (sleep 2; cat)`
    const slow = spawnSync('sh', ['-c', line], { input: good, encoding: 'utf8' })
    expect(out.length).toBeGreaterThan(65_536)
    expect(slow.stdout).toBe(out)
  })

  test('ends quietly when its reader has seen enough', async () => {
    const child = begin(['assess', '-', '--format', 'html'])
    child.stdin?.end(good)
    let err = ''
    child.stderr?.on('data', (chunk) => {
      err += String(chunk)
    })
    await once(child.stdout ?? child, 'data')
    child.stdout?.destroy()
    const [code] = await once(child, 'close')
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})

describe('whatif draw', () => {
  test('prints Mermaid, or the source of a machine', async () => {
    const [mermaid, source, life] = await Promise.all([
      run(['draw', 'product-check']),
      run(['draw', 'product-check', '--format', 'xstate']),
      run(['draw', 'promise']),
    ])
    expect(life.out).toContain('made --> late : day [isLate]')
    expect(mermaid.out).toContain('stateDiagram-v2')
    expect(source.out).toMatch(/^import \{ createMachine \} from 'xstate'/)
    expect([mermaid.code, source.code]).toEqual([0, 0])
  })
})

describe('whatif doctor', () => {
  test('finds nothing wrong on a good computer, and leaves no check behind', async () => {
    const folder = await freshFolder()
    const { code, out } = await run(['doctor', '--data', join(folder, 'data')])
    expect(code).toBe(0)
    // A Node that gets no more fixes is worth a note.
    expect(out.match(/^(ok|note) /gm)).toHaveLength(4)
  })

  test('says why checks cannot be kept', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'data'), 'a file')
    const { code, out } = await here(doctor, { options: { data: join(folder, 'data') } })
    expect(code).toBe(1)
    expect(out).toMatch(/^wrong .*data → ./m)
  })
})
