import { sweep } from '../core/sweep.ts'
import type { Context } from './lambda.ts'
import type { Product } from './product.ts'

/** Takes up every live drill where it stands. One that cannot be advanced is told of and stops no other. */
export function makeSweepDoor({ advance, ports, log }: Pick<Product, 'advance' | 'ports' | 'log'>) {
  return async (_: unknown, context: Context): Promise<void> => {
    log.follow(context.awsRequestId)
    let drills = 0
    let failed = 0
    await sweep(ports, async (drill) => {
      drills += 1
      await advance(drill).catch((error) => {
        failed += 1
        log.error('advance', error, { drill })
      })
    })
    if (drills > 0) log.info('sweep', { drills, failed })
    if (failed > 0) throw new Error(`${failed} of ${drills} drills could not be advanced`)
  }
}
