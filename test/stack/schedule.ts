import type { Permits } from './integrations.ts'
import type { Lambda } from './lambda.ts'
import { attributeOf } from './names.ts'
import type { Template } from './template.ts'

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** The scheduled rules of the template, each calling its functions as often as it says. */
export function startSchedules(template: Template, lambdaOf: (arn: string) => Lambda, permits: Permits) {
  const runs: (() => Promise<unknown>)[] = []
  const timers = template.ofType('AWS::Events::Rule').map((rule) => {
    const expression = String(rule.properties.ScheduleExpression)
    const [, count, unit = ''] = /^rate\((\d+) (\w+?)s?\)$/.exec(expression) ?? []
    const every = Number(count) * (units[unit] ?? Number.NaN)
    if (!(every > 0)) throw new Error(`the runner does not know ${expression}`)
    const arn = attributeOf(rule, 'Arn', template.place)
    const targets = (rule.properties.Targets as readonly { Arn: string }[]).map(({ Arn }) => lambdaOf(Arn))
    for (const each of targets)
      if (!permits(each, 'events.amazonaws.com', arn)) throw new Error(`${rule.id} may not call ${each.name}`)
    const run = () =>
      Promise.all(
        targets.map((each) =>
          each.invoke({
            version: '0',
            'detail-type': 'Scheduled Event',
            source: 'aws.events',
            resources: [arn],
            detail: {},
          }),
        ),
      )
    runs.push(run)
    return setInterval(() => void run(), every)
  })
  return {
    /** Now, besides its time. */
    run: () => Promise.all(runs.map((each) => each())),
    stop: () => timers.forEach(clearInterval),
  }
}
