import type { ScoringStandard } from './standard-schema.ts'

const minute = 60_000

/**
 * Version 1: the drill standard this product ships, all of it tagged [D] in doctrine 2.1, 3.3–3.7 and 4. It has no
 * legal force; an organisation may set its own.
 */
export const shippedStandard: ScoringStandard = {
  version: 1,
  name: { zh: '演练标准（第1版）', en: 'Drill standard, version 1' },
  note: {
    zh: '演练标准值，无法律效力，可由本单位另立版本。',
    en: 'Drill standard values without legal force; an organisation may set its own version.',
  },
  curve: { kind: 'linear', grace: 1 },
  adherence: { coverage: 0.4, timeliness: 0.3, content: 0.15, order: 0.15 },
  perBreach: 0.1,
  contentShare: 0.5,
  performed: 0.9,
  profile: {
    timeliness: 25,
    adherence: 25,
    coordination: 20,
    authority: 10,
    lifeSafety: 10,
    resources: 5,
    workload: 5,
  },
  bands: { excellent: 0.9, good: 0.75, fair: 0.6 },
  marks: { five: 0.9, three: 0.6, one: 0.2 },
  moves: { offPlan: 1, repeat: 1 },
  conventions: {
    commandTasks: ['unified-command', 'drought-command'],
    leaders: ['CMD'],
    reportForms: ['report-up'],
    freeForms: ['acknowledge', 'note'],
    lifeSafety: ['C9', 'C11'],
    resources: ['C6'],
  },
  conflictWindow: 15 * minute,
  busyAtMost: 15 * minute,
  thresholds: {
    probe: 0.6,
    orphanShare: 0.05,
    acceptedDeviations: 1,
    timeToOwner: 15 * minute,
    duplicateTaskShare: 0.1,
    foreignActorShare: 0.25,
    ownAuthority: 0.5,
    waitingShare: 0.3,
    complianceGap: 0.2,
    reissueShare: 0.1,
    conflictUnresolved: 10 * minute,
    uncommanded: 15 * minute,
    linkCoverage: 0.9,
    prevention: 0.7,
    preventionBranches: 1,
    decisionDelay: 10 * minute,
    unclearBasis: 1,
    supportOnTime: 0.6,
    reportingBurden: 0.3,
    duplicateReports: 0.3,
    tlx: 70,
    rolesPerPerson: 3,
    lagCorrelation: 0.5,
  },
}
