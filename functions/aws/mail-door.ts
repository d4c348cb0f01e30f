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
 * New mail of many drills: each drill is advanced once, all side by side. One that cannot be is left to the queue, so
 * that it holds up neither its neighbours nor the stream; only where that fails too, or where a record is no mail at
 * all, is the record given back.
 */
export function makeMailDoor({ advance, later, log }: Pick<Product, 'advance' | 'later' | 'log'>) {
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
          await advance(drill)
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
