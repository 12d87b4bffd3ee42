import { describe, expect, test } from 'vitest'
import { reportFormats } from '../../../src/domain/report-format.ts'
import { answerTo, terminalBench, typed } from './conversing.ts'

const start = 'start Swim Booking'

describe('a conversation by lines', () => {
  test('starts with the name of a product, and shows every card as plain text', async () => {
    const printed = await typed(terminalBench(), 'Dana', [start])
    expect(answerTo(printed, start)).toMatch(/^Hi Dana\. .*Swim Booking/)
    expect(answerTo(printed, start)).toContain('Question 1 of about')
    expect(printed).not.toContain('\u001b')
    expect(printed).not.toMatch(/[*_]{1,2}\w/)
  })

  test('says how to begin while nothing is open', async () => {
    const bench = terminalBench()
    const printed = await typed(bench, 'Dana', ['hello', 'bananas'])
    expect(printed).toContain(bench.say('terminal.start.typed'))
    expect(answerTo(printed, 'hello')).toContain(bench.say('chat.help.title'))
    expect(answerTo(printed, 'bananas')).toContain(bench.say('conversation.typed.noCheck'))
  })

  test('names a check whose file was damaged, instead of saying that there is none', async () => {
    const bench = terminalBench()
    await typed(bench, 'Dana', [start])
    const [check] = await bench.store.list('local')
    bench.store.list = async () => []
    bench.store.setAside = async () => (check ? [check] : [])
    const printed = await typed(bench, 'Dana', ['my checks'])
    expect(printed).toContain('Swim Booking cannot be opened just now')
    expect(printed).toContain('whatif repair')
    expect(printed).not.toContain(bench.say('terminal.checks.none'))
  })

  test('is the same every time', async () => {
    const lines = [
      start,
      'It books lessons',
      '3',
      '1, 2',
      'back',
      'not sure',
      'More',
      'why?',
      'stop',
    ]
    const [one, other] = [
      await typed(terminalBench(), 'Dana', lines),
      await typed(terminalBench(), 'Dana', lines),
    ]
    expect(one).toBe(other)
  })

  test('takes numbers, several numbers, labels and words for answers', async () => {
    const printed = await typed(terminalBench(), 'Dana', [
      start,
      'It books lessons',
      '3',
      '1 2',
      'sign in, pay or get paid',
    ])
    expect(answerTo(printed, 'It books lessons')).toContain('What it does: It books lessons')
    expect(answerTo(printed, '3')).toContain('How far along: Yes, people use it')
    expect(answerTo(printed, '1 2')).toContain(
      'Ways to reach it: A website, A phone or computer app',
    )
    expect(answerTo(printed, 'sign in, pay or get paid')).toContain('Sign in, Pay or get paid')
  })

  test('takes the words of a quiet button, and of a button that came with a reply', async () => {
    const bench = terminalBench()
    const printed = await typed(bench, 'Dana', [start, 'skip', 'more', 'words for engineers'])
    expect(answerTo(printed, 'more')).toContain('1. Ask a teammate')
    expect(answerTo(printed, 'words for engineers')).toContain(
      bench.say('conversation.engineer.title'),
    )
  })

  test('meets what it does not understand with the choices, and changes nothing', async () => {
    const printed = await typed(terminalBench(), 'Dana', [start, 'skip', 'bananas', '99'])
    expect(answerTo(printed, 'bananas')).toContain('Yes, people use it')
    expect(answerTo(printed, '99')).toContain('Yes, people use it')
    expect(answerTo(printed, '99')).not.toContain('How far along:')
  })

  test('keeps the place when the input ends, and comes back to it', async () => {
    const bench = terminalBench()
    await typed(bench, 'Dana', [start, 'It books lessons'])
    const printed = await typed(bench, 'Dana', ['/open 1', '3'])
    expect(printed).toContain('1. Swim Booking: ')
    expect(answerTo(printed, '/open 1')).toMatch(/^Question 2 of about/)
    expect(answerTo(printed, '3')).toContain('How far along: Yes, people use it')
  })

  test('keeps the place when somebody says stop, and goes on when they say so', async () => {
    const printed = await typed(terminalBench(), 'Dana', [
      start,
      'stop',
      'continue',
      '/quit',
      'late',
    ])
    expect(answerTo(printed, 'stop')).toContain('[Continue]')
    expect(answerTo(printed, 'continue')).toContain('Question 1 of about')
    expect(printed).not.toContain('late')
  })
})

describe('words of every kind', () => {
  const words = [
    '👩‍👩‍👧‍👦 plays 🏊',
    'שיעורי שחייה לילדים',
    'e\u0301te\u0301 “été”',
    '***not bold*** [x](y)',
    '<b>x</b>',
  ]

  test.each(words)('stay as they are: %s', async (said) => {
    const printed = await typed(terminalBench(), 'Dana', [start, said])
    expect(answerTo(printed, said)).toContain(`What it does: ${said}`)
  })

  test('never steer the terminal, whoever wrote them', async () => {
    const evil = '\u001b[2J\u001b]0;title\u0007\u009b31m\u202eabc\r\u0008x'
    const bench = terminalBench()
    const review = await bench.start(`D${evil}`, `P${evil}`)
    await bench.act(`D${evil}`, {
      type: 'answer',
      review,
      question: 'about.what',
      version: 0,
      value: evil,
    })
    const printed = await typed(bench, `D${evil}`, [
      '/checks',
      '/open 1',
      'back',
      evil,
      `/who M${evil}`,
    ])
    expect(printed).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(printed).toContain('abc')
  })

  test('may be far too long', async () => {
    const bench = terminalBench()
    const long = '🏊'.repeat(50_000)
    const printed = await typed(bench, 'Dana', [start, long, 'x'.repeat(601)])
    expect(answerTo(printed, long)).toBe(`${bench.say('terminal.form.tooLong', { count: 4000 })}\n`)
    expect(answerTo(printed, 'x'.repeat(601))).toContain('600')
  })
})

describe('commands with a slash', () => {
  test('are explained', async () => {
    const printed = await typed(terminalBench(), 'Dana', ['/help', '/banana', '/constructor'])
    expect(answerTo(printed, '/help')).toContain('/checks')
    expect(answerTo(printed, '/banana')).toContain('/help')
    expect(answerTo(printed, '/constructor')).toContain('/help')
  })

  test('say so when there is nothing to show', async () => {
    const bench = terminalBench()
    const lines = [
      '/open 7',
      '/list',
      '/show 1',
      '/report',
      '/report pdf',
      '/delete',
      '/start',
      '/who ',
    ]
    const printed = await typed(bench, 'Dana', lines)
    expect(answerTo(printed, '/open 7')).toContain('7')
    expect(answerTo(printed, '/list')).toContain(bench.say('terminal.cards.none'))
    expect(answerTo(printed, '/report')).toContain(bench.say('terminal.checks.noneOpen'))
    expect(answerTo(printed, '/report pdf')).toContain(
      bench.say('terminal.report.format', { formats: reportFormats.join(', ') }),
    )
    expect(answerTo(printed, '/delete')).toContain(bench.say('terminal.checks.noneOpen'))
    expect(answerTo(printed, '/start')).toContain(bench.say('terminal.start.bad'))
    expect(answerTo(printed, '/who ')).toContain(bench.say('terminal.name.bad'))
  })

  test('start another check while one is open', async () => {
    const printed = await typed(terminalBench(), 'Dana', [start, '/start Club Site', '/checks'])
    expect(answerTo(printed, '/start Club Site')).toContain('Club Site')
    expect(answerTo(printed, '/checks')).toContain('2. ')
  })

  test('let another person sit down, who sees nothing that is private', async () => {
    const printed = await typed(terminalBench(), 'Dana', [
      start,
      'A secret plan',
      '/who Mei',
      'back',
      '/who Dana',
    ])
    expect(answerTo(printed, '/who Mei')).not.toContain('secret')
    expect(answerTo(printed, '/who Mei')).toContain('No checks yet')
    expect(answerTo(printed, '/who Dana')).toContain('1. Swim Booking')
  })
})
