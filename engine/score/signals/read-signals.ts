import type { Probe, Text } from '../../scenario/scenario.ts'
import { both } from '../../words/words.ts'
import { burdenMeasures } from './burden.ts'
import { mandateMeasures } from './mandate.ts'
import { measure } from './measure.ts'
import { preventionMeasures, rescueMeasures, unityMeasures } from './mechanism.ts'
import { lawMeasures, planMeasures } from './plan-and-law.ts'
import type { Measure, Pillar, PillarScore, Signal, Signals } from './signal.ts'
import { probeFigures, type Sources } from './sources.ts'
import { authorityMeasures, functionMeasures } from './system.ts'

type Row = readonly [Probe, Pillar, Text, (sources: Sources) => readonly Measure[]]

/** The ten problem classes of the study under 一案三制, with what shows them (doctrine 4 [D]). */
const rows: readonly Row[] = [
  ['P1', 'plan', both('预案体系不完整', 'Incomplete plan system'), planMeasures],
  ['P2', 'system', both('职能整合不完整', 'Incomplete integration of functions'), functionMeasures],
  ['P3', 'system', both('权责不对等', 'Power and responsibility out of balance'), authorityMeasures],
  ['P4', 'system', both('权威不足', 'Insufficient authority'), mandateMeasures],
  ['P5', 'mechanism', both('统与分不协调', 'Integration and division out of step'), unityMeasures],
  ['P6', 'mechanism', both('防与救脱节', 'Prevention apart from rescue'), preventionMeasures],
  ['P7', 'law', both('法制滞后', 'Lagging laws'), lawMeasures],
  ['P8', 'mechanism', both('救援能力弱', 'Weak rescue capability'), rescueMeasures],
  ['P9', 'system', both('任务与专业人员不匹配', 'Tasks and professionals mismatched'), () => []],
  ['P10', 'mechanism', both('干部负担重', 'Heavy burden on cadres'), burdenMeasures],
]

const pillarNames: Readonly<Record<Pillar, Text>> = {
  plan: both('应急预案', 'Plan'),
  system: both('应急体制', 'System'),
  mechanism: both('应急机制', 'Mechanism'),
  law: both('应急法制', 'Legal system'),
}
const pillars: readonly Pillar[] = ['plan', 'system', 'mechanism', 'law']
const probed = both('针对此类问题设置的期望行动得分', 'Points of the expected actions that probe this')

const entriesOf = (measures: readonly Measure[]) =>
  [...new Set(measures.flatMap((each) => each.figure.entries))].sort((a, b) => a - b)

function signalOf(
  [problem, pillar, label, read]: Row,
  sources: Sources,
  probes: ReturnType<typeof probeFigures>,
): Signal {
  const { probe } = sources.standard.thresholds
  const figure = probes.get(problem) ?? { value: null, entries: [] }
  const measures = [measure('probe', probed, 'share', figure, 'below', probe), ...read(sources)]
  const raised = measures.filter((each) => each.raised === true)
  const state = raised.length > 0 ? 'raised' : measures.some((each) => each.raised === false) ? 'quiet' : 'not-measured'
  return {
    problem,
    label,
    pillar,
    state,
    measures,
    raised: raised.length,
    needsSecond: raised.length === 1,
    // What raises it is its evidence; where nothing does, all that was looked at.
    entries: entriesOf(raised.length > 0 ? raised : measures),
  }
}

function pillarOf(pillar: Pillar, signals: readonly Signal[]): PillarScore {
  const own = signals.filter((signal) => signal.pillar === pillar)
  const measured = own.flatMap((signal) => signal.measures).filter((each) => each.raised !== null)
  const raised = measured.filter((each) => each.raised)
  return {
    pillar,
    label: pillarNames[pillar],
    problems: own.map((signal) => signal.problem),
    figure: {
      value: measured.length === 0 ? null : 1 - raised.length / measured.length,
      entries: entriesOf(measured),
    },
    measured: measured.length,
    raised: raised.length,
  }
}

/**
 * Signs of the ten problem classes. A drill shows symptoms: a class is a problem of the system only after a second sign
 * or a second drill, and an evaluator's word (doctrine 3.7 rule 6).
 */
export function readSignals(sources: Sources): Signals {
  const probes = probeFigures(sources)
  const signals = rows.map((row) => signalOf(row, sources, probes))
  return { signals, pillars: pillars.map((pillar) => pillarOf(pillar, signals)) }
}
