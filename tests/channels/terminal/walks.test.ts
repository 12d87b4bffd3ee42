import { describeEveryChoice } from '../../contracts/walks.ts'
import { terminalUnderTest } from './terminal-under-test.ts'

// Here, where a step costs least, in every run; the other channels in `npm run test:long`.
describeEveryChoice('terminal', terminalUnderTest)
