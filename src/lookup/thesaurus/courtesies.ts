/** What people say to the bot without asking for anything, and the polite answer to it. Matched against the whole message in its compared form. */
interface Courtesy {
  readonly reason: string;
  readonly words: RegExp;
  readonly answer: string;
}

const address = '(?:小助手|助手|机器人|小助理|各位|大家|老师|领导|同志)*';
const whole = (words: string): RegExp => new RegExp(`^${address}(?:${words})+${address}[啊呀哦哈了啦哟呢吗的嘛]*$`, 'u');

const courtesies: readonly Courtesy[] = [
  {
    reason: '问候',
    words: whole('你们?好|您们?好|早上好|上午好|中午好|下午好|晚上好|早安|早|哈喽|嗨|hi|hello|hey|在吗|在不在|在么|有人吗|nihao|ninhao'),
    answer: '您好。',
  },
  {
    reason: '道谢',
    words: whole(
      '(?:非常|十分|太|好的|好|收到)*(?:谢谢|感谢|多谢|谢了|辛苦|thanks|thankyou|xiexie)(?:你们?|您们?|大家)?|收到|好的|好|明白|知道|ok|okay|行|可以|嗯+|没事|不用|不错|很好|真棒|厉害|点赞|赞',
    ),
    answer: '不客气，有需要随时问。',
  },
  {
    reason: '闲问：机器人是谁、今天几号',
    words: whole('(?:你|您)(?:是谁|叫什么|叫啥|谁)(?:名字)?|(?:今天|明天|现在)?(?:是)?(?:周几|星期几|礼拜几|几月几号|几点)'),
    answer: '我是规划问答机器人，只回答规划里的目标、任务、期限和进展。',
  },
  { reason: '道别', words: whole('再见|拜拜|晚安|先这样|回头见|bye|byebye'), answer: '再见，有需要随时问。' },
  {
    reason: '不满：不辩解，给出能用的说法',
    words: whole(
      '(?:你|您|这|真|太|好|是|个|什么|怎么|这么|有点|就|的)*(?:笨蛋?|傻|蠢|垃圾|废物|没用|不行|不准|不对|答非所问|乱答|胡说|滚|白痴|智障|破(?:玩意|机器人)?|听不懂|看不懂|气人)(?:吗|啊|死了)?|有病|不是这个|错了|不对',
    ),
    answer: '抱歉没有答好。请把地区、指标或单位写出来再问一次。',
  },
];

/** The polite answer to a message that is only a courtesy or a complaint; null for any other. */
export const courtesyFor = (text: string): string | null => courtesies.find(({ words }) => words.test(text))?.answer ?? null;
