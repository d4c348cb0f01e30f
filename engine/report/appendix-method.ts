import type { Provenance } from '../scenario/scenario.ts'
import { limitText, provenanceText } from '../words/limit-text.ts'
import { both } from '../words/words.ts'
import type { Block, Section } from './document.ts'
import { head, number, type Pen, percentOf } from './pen.ts'
import { conclusionText } from './verdicts.ts'

const curves = {
  step: both('阶跃：时限内得1，否则0', 'step: 1 inside the limit, else 0'),
  'three-step': both(
    '三级：时限内1，第二时限内0.5，否则0',
    'three-step: 1 inside the limit, 0.5 inside the second, else 0',
  ),
  linear: both('线性宽限：超时后按超出比例递减', 'linear grace: falls with the share of time over'),
  exponential: both('指数：超时后按半衰期递减', 'exponential: halves with each half-life over'),
  logistic: both('逻辑曲线', 'logistic curve'),
  consequence: both('后果曲线（灾情模型）', 'consequence curve (hazard model)'),
} as const

function sensitivity(pen: Pen): readonly Block[] {
  const { profile } = pen.input.review
  if (!profile)
    return [
      pen.note(
        both('本次评估没有能力剖面，未作敏感性检验。', 'This review holds no profile, so sensitivity was not tested.'),
      ),
    ]
  const label = (id: string) => profile.dimensions.find((each) => each.dimension === id)?.label ?? both(id, id)
  return [
    pen.table(
      both('剖面权重与得分', 'Weights and figures of the profile'),
      [
        head('维度', 'Dimension', 26),
        head('权重', 'Weight', 12, 'right'),
        head('得分率', 'Share', 14, 'right'),
        head('计算来源', 'From', 48),
      ],
      profile.dimensions.map((each) => [
        pen.cell(each.label),
        pen.cell(each.weight),
        pen.cell(percentOf(each.figure), { entries: each.figure.entries }),
        pen.cell(each.from),
      ]),
    ),
    pen.para(
      pen.s(
        both(`合成得分 ${number(profile.total.value).zh}。`, `Composite ${number(profile.total.value).en}.`),
        profile.total.entries,
      ),
      pen.s(profile.says),
    ),
    pen.table(
      both('权重敏感性（每次只改一项，±50%）', 'Sensitivity (one weight at a time, ±50 %)'),
      [
        head('维度', 'Dimension', 40),
        head('权重乘以', 'Weight times', 20, 'right'),
        head('合成得分', 'Composite', 20, 'right'),
        head('档次', 'Band', 20),
      ],
      profile.sensitivity.map((each) => [
        pen.cell(label(each.dimension)),
        pen.cell(each.factor),
        pen.cell(number(each.total)),
        pen.cell(each.band ? conclusionText[each.band] : '—'),
      ]),
    ),
  ]
}

/** 附录D 评分方法与权重、敏感性. */
export function method(pen: Pen): Section {
  const { standard } = pen.input.review
  const used = [...new Set(pen.scenario.expected.flatMap(({ curve }) => (curve ? [curve.kind] : [])))]
  const formulas = [
    both('覆盖 C = Σ 权重·已办 ÷ Σ 权重', 'Coverage C = Σ weight·done ÷ Σ weight'),
    both(
      '及时 T = Σ 权重·时间得分 ÷ Σ 权重（未办记0）',
      'Timeliness T = Σ weight·time score ÷ Σ weight (missing counts 0)',
    ),
    both(
      '内容 K = Σ 权重·要素完整率 ÷ Σ 权重（只计有必填要素的）',
      'Content K = Σ weight·share of required fields ÷ Σ weight (where fields are required)',
    ),
    both(
      '次序 O = Σ 权重·先者在前 ÷ Σ 权重（只计后者已办的先后对）',
      'Order O = Σ weight·first came first ÷ Σ weight (over pairs whose second was done)',
    ),
    both(
      '预案符合度 = 0.4·C + 0.3·T + 0.15·K + 0.15·O − 0.1·违反次数，不低于0；没有可评内容的部分把权重让给其他部分（权重以所用标准版本为准）',
      'Plan adherence = 0.4·C + 0.3·T + 0.15·K + 0.15·O − 0.1 a breach, floor 0; a part with nothing to measure gives its weight to the others (weights are those of the standard used)',
    ),
    both(
      '单项得分 = 100 ×时间得分 ×（½ + ½·要素完整率）',
      'Points of an action = 100 × time score × (½ + ½·share of required fields)',
    ),
    both(
      '目标评级：关键行动未办或被分支击穿为U；有违反或法定时限未守为M；得分率0.9以上为P；其余为S',
      'Rating: U when a critical action was missed or a branch defeated the objective; M on a breach or a statutory limit not kept; P from 0.9 of the points; else S',
    ),
  ]
  return pen.section(
    'method',
    pen.say(both('附录D', 'Appendix D')),
    both('评分方法、权重与敏感性', 'Scoring method, weights and sensitivity'),
    [
      pen.para(
        pen.s(
          standard
            ? both(`所用标准：${standard.name.zh}。`, `Standard used: ${standard.name.en}.`)
            : both('所用标准：产品自带演练标准。', 'Standard used: the drill standard shipped with the product.'),
        ),
        pen.s(
          both(
            '权重、曲线和阈值都是演练标准值，没有法律效力，可由本单位另立版本。',
            'Weights, curves and thresholds are drill standards without legal force; an organisation may set its own version.',
          ),
        ),
      ),
      pen.bullets(formulas.map((each) => [pen.s(each)])),
      pen.para(pen.s(both('所用时间曲线：', 'Time curves used:'))),
      pen.bullets(used.map((kind) => [pen.s(curves[kind])])),
      ...sensitivity(pen),
    ],
  )
}

const tags: readonly Provenance[] = ['S', 'F', 'M-H', 'M-M', 'M-L', 'D']
const tagMeaning: Record<Provenance, ReturnType<typeof both>> = {
  S: both('法定：读过条文', 'law: the statute was read'),
  F: both('摘录：见于公开网页片段，待核实原文', 'excerpt: found in part on a public page, to be checked'),
  'M-H': both('记忆，可信度高，待核实', 'from memory, high confidence, to be checked'),
  'M-M': both('记忆，可信度中，待核实', 'from memory, medium confidence, to be checked'),
  'M-L': both('记忆，可信度低，待核实', 'from memory, low confidence, to be checked'),
  D: both('演练标准值，无法律效力', 'drill standard, no legal force'),
}

/** 附录E 出处登记: every time limit with its tag. Only S is ever called law. */
export function provenance(pen: Pen): Section {
  const { scenario } = pen
  return pen.section(
    'provenance',
    pen.say(both('附录E', 'Appendix E')),
    both('出处登记', 'Provenance of every limit'),
    [
      pen.bullets(tags.map((tag) => [pen.s(both(`[${tag}] ${tagMeaning[tag].zh}`, `[${tag}] ${tagMeaning[tag].en}`))])),
      pen.table(
        both('计量用的时限', 'Limits that were measured'),
        [
          head('期望行动', 'Expected action', 46),
          head('条款', 'Clause', 12),
          head('时限', 'Limit', 22),
          head('出处', 'Source', 20),
        ],
        scenario.expected.map((each) => [
          pen.cell(each),
          pen.cell(each.clause),
          pen.cell(limitText(scenario, each.limit)),
          pen.cell(tagCell(each.limit.tag)),
        ]),
      ),
      pen.table(
        both('条款写明的时限与依据', 'Limits and bases as the clauses state them'),
        [
          head('条款', 'Clause', 10),
          head('条款所写时限', 'Limit as written', 38),
          head('时限出处', 'Its source', 18),
          head('依据', 'Bases', 34),
        ],
        scenario.clauses.map((clause) => [
          pen.cell(clause.id, { strong: true }),
          pen.cell(clause.limit),
          pen.cell(tagCell(clause.limit.tag)),
          pen.cell(
            both(
              clause.basis
                .map(({ source, article, tag }) => `${source.zh}${article ? `第${article}条` : ''} [${tag}]`)
                .join('；'),
              clause.basis
                .map(({ source, article, tag }) => `${source.en}${article ? ` art. ${article}` : ''} [${tag}]`)
                .join('; '),
            ),
          ),
        ]),
      ),
    ],
  )
}

const tagCell = (tag: Provenance) => {
  const word = provenanceText(tag)
  return both(`[${tag}] ${word.zh}`, `[${tag}] ${word.en.toLowerCase()}`)
}
