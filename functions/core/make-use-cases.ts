import { makeCadreCases } from './cadre-cases.ts'
import type { Deps } from './deps.ts'
import type { JudgeUseCases } from './judge-use-cases.ts'
import { later } from './later.ts'
import { makeStaffCases } from './staff-cases.ts'
import type { UseCases } from './use-cases.ts'

/** Everything the product can be asked, over what one kind of process has. */
export const makeUseCases = (deps: Deps): UseCases => ({
  ...makeStaffCases(deps),
  ...makeCadreCases(deps),
  ...later<JudgeUseCases>(
    {
      rate: true,
      observe: true,
      rule: true,
      getRatings: true,
      getObservations: true,
      getRulings: true,
      getJudgement: true,
      getHotWash: true,
      answerSurvey: true,
      putCard: true,
      giveFeedback: true,
    },
    async () => {
      const [{ makeJudgeCases }, { makeHeardCases }] = await Promise.all([
        import('./judge-cases.ts'),
        import('./heard-cases.ts'),
      ])
      return { ...makeJudgeCases(deps), ...makeHeardCases(deps) }
    },
  ),
})
