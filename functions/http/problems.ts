import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal } from '../../engine/drill/entries.ts'
import type { Text } from '../../engine/scenario/scenario.ts'
import type { RequestRefusal } from '../core/use-cases.ts'

/** Refusals that only a door can give. */
export type DoorRefusal =
  | 'malformed-json'
  | 'invalid-request'
  | 'unsupported-media-type'
  | 'sign-in-needed'
  | 'wrong-key'
  | 'bad-seat-token'
  | 'trainer-only'
  | 'no-staff-role'
  | 'no-organisation'
  | 'manager-only'
  | 'cross-site'
  | 'wrong-code'
  | 'too-many-guesses'
  | 'unknown-route'
  | 'method-not-allowed'
  | 'internal'

export type ProblemWord = Refusal | RequestRefusal | DoorRefusal

interface Row extends Text {
  readonly status: ContentfulStatusCode
}
const row = (status: ContentfulStatusCode, en: string, zh: string): Row => ({ status, en, zh })

/** Every refusal: its status, and a sentence in both languages that says what to do. */
export const problems: Readonly<Record<ProblemWord, Row>> = {
  'drill-ended': row(409, 'The drill has ended; read the review instead.', '演练已结束，请查看演练评估。'),
  'not-started': row(409, 'Wait until the trainer starts the drill.', '演练尚未开始，请等待导调员启动。'),
  'already-started': row(409, 'The drill is already running; go on with it.', '演练已经开始，请继续进行。'),
  'already-paused': row(409, 'The drill is already paused; resume it to go on.', '演练已暂停，如需继续请恢复演练。'),
  'not-paused': row(409, 'The drill is not paused; pause it first.', '演练未暂停，请先暂停。'),
  'nothing-to-jump-to': row(
    409,
    'No planned inject is left to jump to; send one by hand or end the drill.',
    '后面没有计划导入的情况，请手动导入或结束演练。',
  ),
  'unknown-inject': row(422, 'Choose an inject of this scenario.', '没有这条情况，请选择本情景中的情况。'),
  'unknown-phase': row(422, 'Choose a phase of this scenario.', '没有这个阶段，请选择本情景中的阶段。'),
  'already-delivered': row(
    409,
    'This inject was already delivered; choose another.',
    '该情况已经导入，请选择其他情况。',
  ),
  'unknown-role': row(422, 'Choose a role of this scenario.', '没有这个角色，请选择本情景中的角色。'),
  'not-a-simulated-role': row(
    422,
    'A person plays this role; speak as a role that nobody plays.',
    '该角色已有人扮演，请以无人扮演的角色发言。',
  ),
  'unknown-form': row(422, 'Choose one of the forms offered.', '没有这种表单，请选择所提供的表单。'),
  'unknown-field': row(
    422,
    'Leave out the field that this form does not have.',
    '表单中没有这一项，请删去后重新提交。',
  ),
  'missing-field': row(422, 'Fill in the required field and send it again.', '有必填项未填，请补全后重新提交。'),
  'bad-option': row(422, 'Choose one of the options offered.', '没有这个选项，请从所给选项中选择。'),
  'missing-addressee': row(422, 'Choose at least one role to send it to.', '请至少选择一个接收角色。'),
  'unknown-clause': row(422, 'Cite a clause of this plan.', '预案中没有这一条款，请引用本预案的条款。'),
  'unknown-message': row(
    422,
    'Reply to a message you have received, or send it without a reply.',
    '未收到所回复的消息，请选择已收到的消息或直接发送。',
  ),
  'unknown-seat': row(422, 'Choose a seat of this drill.', '没有这个席位，请选择本次演练的席位。'),
  'seat-removed': row(
    410,
    'This seat was removed; ask the trainer, then join again with the code.',
    '该席位已被移除，请联系导调员后用演练码重新加入。',
  ),
  'lobby-locked': row(
    409,
    'The trainer has locked the drill; ask the trainer to let you in.',
    '导调员已锁定演练，请联系导调员放行。',
  ),
  'not-ended': row(409, 'End the drill first.', '演练尚未结束，请先结束演练。'),
  'no-rates-planned': row(
    409,
    'This scenario plans no change of rate; set a rate instead.',
    '本情景没有安排时钟变速，请直接设定速率。',
  ),
  'not-found': row(404, 'Nothing is here for you; check the address.', '未找到所请求的内容，请检查地址。'),
  'unknown-scenario': row(
    422,
    'Choose a scenario and a version from the library.',
    '没有这个情景或版本，请从情景库中选择。',
  ),
  'unknown-standard': row(
    422,
    'Choose a version of the scoring standard from /api/standards.',
    '没有这个版本的评分标准，请从评分标准列表中选择。',
  ),
  'id-taken': row(409, 'This id is taken; send the request with a new id.', '该编号已被使用，请换用新编号提交。'),
  'no-such-moment': row(
    422,
    'Choose a moment of that drill after its start and before its end.',
    '没有这个时刻，请选择该次演练开始之后、结束之前的时刻。',
  ),
  'other-drill': row(
    422,
    "Leave out version and seats, and name that drill's own scenario: a drill that goes on from another keeps them.",
    '接着演的演练沿用原演练的情景、版本和角色，请填写原情景，并去掉版本和角色后重新提交。',
  ),
  'command-changed': row(
    409,
    'This id was already used for something else; send it with a new id.',
    '该编号已用于其他内容，请换用新编号提交。',
  ),
  'too-large': row(413, 'Send less: this is larger than allowed.', '内容过大，请缩减后重新提交。'),
  'not-released': row(403, 'Wait until the trainer releases the review.', '演练评估尚未发布，请等待导调员发布。'),
  'role-not-open': row(422, 'Choose a role that is open to join.', '该角色不开放加入，请选择其他角色。'),
  'unknown-item': row(
    422,
    'Choose an item, objective, entry or ruling of this drill.',
    '本次演练没有这一项，请选择已有的评估项、目标、记录或裁定。',
  ),
  'unknown-value': row(422, "Choose one of the scale's values.", '量表中没有这个值，请从所列值中选择。'),
  'reason-needed': row(422, 'Say why: a low rating needs its reason.', '请写明理由：较低的评定必须有理由。'),
  'not-yours': row(
    403,
    'Only the person who said it can correct it; write your own beside it.',
    '只有本人可以更正；请另写一条。',
  ),
  'too-many': row(
    429,
    'This is as much as one person can put into one drill; thank you.',
    '您对本次演练提交的内容已达上限，谢谢。',
  ),
  'not-open-yet': row(409, 'This opens when the drill has ended.', '演练结束后开放，请稍候。'),
  'already-answered': row(409, 'You have answered this already; thank you.', '您已经填写过，谢谢。'),
  'unknown-expected': row(
    422,
    'Name an expected action of this scenario.',
    '没有这项期望行动，请填写本情景中的期望行动。',
  ),
  'bad-scenario': row(
    422,
    'Mend the mistakes listed and send the scenario again.',
    '情景有错误，请按所列问题修改后重新提交。',
  ),
  'malformed-json': row(400, 'Send well-formed JSON in UTF-8.', '请求不是有效的 JSON(UTF-8),请修正后重新提交。'),
  'invalid-request': row(
    422,
    'Mend the values listed and send it again.',
    '请求内容有误，请按所列问题修改后重新提交。',
  ),
  'unsupported-media-type': row(
    415,
    'Send the body with a Content-Type this call accepts.',
    '内容类型不受支持，请使用该接口接受的 Content-Type。',
  ),
  'sign-in-needed': row(
    401,
    'Sign in first, on the sign-in page or with the link you were given.',
    '请先登录，或使用收到的链接登录。',
  ),
  'wrong-key': row(
    401,
    'This link is no longer good; use the one printed when the server last started.',
    '链接已失效，请使用服务最近一次启动时给出的链接。',
  ),
  'no-staff-role': row(
    403,
    'Your account is not a trainer, manager or evaluator here; ask whoever keeps the accounts.',
    '您的账号尚未设为导调员、管理者或评估员，请联系账号管理人员。',
  ),
  'no-organisation': row(
    403,
    'Your account belongs to no organisation here; ask whoever keeps the accounts.',
    '您的账号尚未归入任何单位，请联系账号管理人员。',
  ),
  'bad-seat-token': row(401, 'Join the drill again with its code.', '席位凭证无效，请用演练码重新加入演练。'),
  'trainer-only': row(403, 'Ask a trainer to do this.', '仅导调员可进行此操作，请联系导调员。'),
  'manager-only': row(403, 'Ask a manager to do this.', '仅管理者可进行此操作，请联系管理者。'),
  'report-changed': row(
    409,
    'The report changed since you opened it; read it again, then sign.',
    '报告内容在打开之后有变动，请重新阅读后再签发。',
  ),
  'already-signed': row(
    409,
    'This edition is signed and nothing changed since; there is nothing to sign.',
    '本版已签发，其后没有变动，无需再签。',
  ),
  'action-closed': row(
    409,
    'This corrective action is closed or withdrawn; make a new one from the review.',
    '该整改措施已销号或已撤销，请从演练评估中另立一项。',
  ),
  'action-not-there-yet': row(
    409,
    'The corrective action is not at that point; read where it stands and choose again.',
    '整改措施的状态不允许此操作，请查看当前状态后再选择。',
  ),
  'action-not-done': row(
    409,
    'Only a measure its owner reports as done can be examined; let the manager note that first.',
    '只有责任人报告已完成的整改措施才能验证，请先由管理者登记完成情况。',
  ),
  'due-before-start': row(422, 'Let the due day be no earlier than the start.', '完成期限不得早于开始日期，请修改。'),
  'not-scheduled-there': row(
    409,
    'That drill does not examine this corrective action.',
    '该次演练未安排验证此项整改措施。',
  ),
  'unknown-action': row(422, 'Choose corrective actions of your organisation.', '没有这项整改措施，请重新选择。'),
  'unknown-finding': row(
    422,
    'Choose a finding of a review of your organisation, with an expected action to examine.',
    '没有这条评估发现（或没有可再检验的期望行动），请从演练评估中选择。',
  ),
  'no-verification': row(
    422,
    'This expected action cannot be examined again; choose another one for this finding.',
    '该期望行动无法再次检验，请为此项问题另选一个期望行动。',
  ),
  'verification-unfit': row(
    422,
    'This scenario cannot examine the corrective action; choose another scenario, other roles, or leave it out.',
    '本情景无法验证该整改措施，请更换情景、调整参演角色或不选此项。',
  ),
  'unknown-subject': row(
    422,
    'Choose plans and enterprises of the register that are in force.',
    '名录中没有这个预案或单位（或已停用），请重新选择。',
  ),
  'stale-change': row(
    409,
    'Somebody changed it in the meantime; read it again, then make your change.',
    '该内容已被他人修改，请重新读取后再改。',
  ),
  'cross-site': row(403, 'Send this from the page of this server itself.', '请在本系统页面内操作。'),
  'wrong-code': row(
    404,
    'Check the code with your trainer: it is wrong or no longer good.',
    '演练码有误或已失效，请向导调员核对。',
  ),
  'too-many-guesses': row(
    429,
    'Too many wrong codes; check the code with your trainer, wait a little and try again.',
    '错误的演练码过多，请向导调员核对，稍后再试。',
  ),
  'unknown-route': row(
    404,
    'No such call; see /api/openapi.json for what there is.',
    '没有此接口，请参阅 /api/openapi.json。',
  ),
  'method-not-allowed': row(
    405,
    'Use one of the methods in the Allow header.',
    '该地址不支持此方法，请使用 Allow 中列出的方法。',
  ),
  internal: row(
    500,
    'Something broke on our side; try again, and report the X-Request-Id if it stays.',
    '服务器出错，请重试；如仍出错，请提供 X-Request-Id。',
  ),
}

/** The stable `type` of a problem. */
export const problemType = (word: ProblemWord) => `urn:sandtable:problem:${word}`
