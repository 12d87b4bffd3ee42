import { describeEveryChoice } from '../../contracts/walks.ts'
import { plainUnderTest } from './plain-under-test.ts'

describeEveryChoice('plain', plainUnderTest)
