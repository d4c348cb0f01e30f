import type { Context, Partial, StreamRecord } from './lambda.ts'
import type { Product } from './product.ts'

const inbox = /^INBOX#(.+)#\d+$/

/** The drill that a record of the table's stream brings mail for; throws for a record that brings none. */
export function drillOf(record: StreamRecord): string {
  const { pk, sk } = record.dynamodb?.Keys ?? {}
  const drill = inbox.exec(pk?.S ?? '')?.[1]
  if (!drill || !sk?.S?.startsWith('CMD#')) throw new Error(`not mail: ${pk?.S} / ${sk?.S}`)
  return drill
}

/**
 * At most one commit in so long (wall ms) for a drill's mail. The stream is read four times a second: a burst would cost
 * four commits each second, and each is paid for by its state. A lone answer waits for nothing.
 */
export const pace = 1000

/**
 * New mail of many drills: each drill is advanced once, all side by side. One that cannot be is left to the queue, so
 * that it holds up neither its neighbours nor the stream; only where that fails too, or where a record is no mail at
 * all, is the record given back.
 */
export function makeMailDoor(deps: Pick<Product, 'advance' | 'later' | 'log' | 'now' | 'wait'>) {
  const { advance, later, log, now, wait } = deps
  const advanced = new Map<string, number>()

  async function inTurn(drill: string): Promise<void> {
    const early = (advanced.get(drill) ?? Number.NEGATIVE_INFINITY) + pace - now()
    if (early > 0) await wait(Math.min(early, pace))
    advanced.set(drill, now())
    await advance(drill)
  }

  return async ({ Records }: { readonly Records: readonly StreamRecord[] }, context: Context): Promise<Partial> => {
    log.follow(context.awsRequestId)
    const failed = new Set<string>()
    const drills = new Map<string, string[]>()
    for (const record of Records) {
      const place = record.dynamodb?.SequenceNumber ?? ''
      try {
        const drill = drillOf(record)
        drills.set(drill, [...(drills.get(drill) ?? []), place])
      } catch (error) {
        log.error('mail', error)
        failed.add(place)
      }
    }
    await Promise.all(
      [...drills].map(async ([drill, [first = '']]) => {
        try {
          await inTurn(drill)
        } catch (error) {
          log.error('advance', error, { drill })
          await later(drill).catch((again) => {
            log.error('later', again, { drill })
            failed.add(first)
          })
        }
      }),
    )
    log.info('mail', { records: Records.length, drills: drills.size, failed: failed.size })
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) }
  }
}
