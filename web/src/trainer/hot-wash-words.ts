import { makeT } from '../base/i18n.ts'

/** The words of the hot-wash wall. */
export const t = makeT(
  {
    heading: '热点评',
    answered: (n: number, all: number) => `${n}/${all} 人已填写`,
    cards: (n: number) => `${n} 张卡`,
    how: '请打开手机上的演练页面，写下要保持的、要改进的、不清楚的；可以匿名。',
    keep: '保持',
    change: '改进',
    unclear: '不清楚',
    none: '等待第一张卡',
    questions: '五个问题',
    noAnswer: '暂无回答',
    anonymous: '匿名',
    notYet: '演练结束后，大家才能写卡片。',
    back: '回导调台',
    offline: '连不上服务器，正在重试；看到的是此前的卡片。',
  },
  {
    heading: 'Hot wash',
    answered: (n: number, all: number) => `${n} of ${all} people answered`,
    cards: (n: number) => (n === 1 ? '1 card' : `${n} cards`),
    how: 'Open the drill on your phone and write down what to keep, what to change, what was unclear; anonymously if you wish.',
    keep: 'Keep',
    change: 'Change',
    unclear: 'Unclear',
    none: 'Waiting for the first card',
    questions: 'Five questions',
    noAnswer: 'No answer yet',
    anonymous: 'Anonymous',
    notYet: 'People can write cards once the drill has ended.',
    back: 'Back to the control room',
    offline: 'The server cannot be reached; trying again. You see the cards that came before.',
  },
)
