import { policyRules } from '../assess/policy.ts'
import type { Say } from '../message/words.ts'
import {
  assessFormats,
  calibrateFormats,
  drawFormats,
  exportNames,
  overviewFormats,
} from './formats.ts'

/** So many names of formats fit into a line of 96 letters. */
const namesInALine = 8

/** What the program can do, in one screen. */
export function helpText(say: Say): string {
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`)
  return [
    say('operator.help.title'),
    '',
    say('operator.help.usage'),
    '',
    say('operator.help.commands'),
    ...indented(commandLines(say)),
    '',
    say('operator.help.options'),
    ...indented(optionLines(say)),
    '',
    say('operator.help.settings'),
    '',
  ].join('\n')
}

const optionLines = (say: Say): readonly string[] => [
  say('operator.help.option.format', {
    assess: assessFormats.join(', '),
    draw: drawFormats.join(', '),
    overview: overviewFormats.join(', '),
    exported: exportNames.slice(0, namesInALine).join(', '),
    exportedToo: exportNames.slice(namesInALine).join(', '),
    calibrate: calibrateFormats.join(', '),
  }),
  say('operator.help.option.as'),
  say('operator.help.option.people'),
  say('operator.help.option.output'),
  say('operator.help.option.check'),
  say('operator.help.option.rule', { rules: policyRules.join(', ') }),
  say('operator.help.option.data'),
  say('operator.help.option.workspace'),
  say('operator.help.option.tracker'),
  say('operator.help.option.name'),
  say('operator.help.option.channel'),
  say('operator.help.option.port'),
  say('operator.help.option.operator'),
  say('operator.help.option.root'),
  say('operator.help.option.help'),
  say('operator.help.option.version'),
]

/** One line or two for each command. */
const commandLines = (say: Say): readonly string[] => [
  say('operator.help.command.start'),
  say('operator.help.command.chat'),
  say('operator.help.command.assess'),
  say('operator.help.command.check'),
  say('operator.help.command.draw'),
  say('operator.help.command.export'),
  say('operator.help.command.suggest'),
  say('operator.help.command.mcp'),
  say('operator.help.command.reproduce'),
  say('operator.help.command.policy'),
  say('operator.help.command.overview'),
  say('operator.help.command.audit'),
  say('operator.help.command.calibrate'),
  say('operator.help.command.tracker'),
  say('operator.help.command.doctor'),
  say('operator.help.command.handOver'),
  say('operator.help.command.hold'),
  say('operator.help.command.erasePerson'),
  say('operator.help.command.exportPerson'),
  say('operator.help.command.move'),
  say('operator.help.command.backup'),
  say('operator.help.command.restore'),
  say('operator.help.command.verify'),
  say('operator.help.command.repair'),
  say('operator.help.command.exportAll'),
]
