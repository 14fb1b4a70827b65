import type { Task } from '../../contract/task.ts'
import type { Language } from '../../domain/localized.ts'
import type { Store } from '../../storage/store.ts'
import { localDay } from '../../verbs/clock.ts'
import { failureSentence } from '../../verbs/failure-sentence.ts'
import { argon2InWorker } from '../workers/argon2-in-worker.ts'
import { makeSample } from './sample/make-sample.ts'
import type { Terminal } from './terminal.ts'

/** `npm run sample`: a synthetic station in an empty profile. Returns the exit code. */
export async function sample(
  task: Extract<Task, { name: 'sample' }>,
  store: Store,
  language: Language,
  { line }: Terminal,
): Promise<number> {
  const zh = language === 'zh'
  if ((await store.readMeta()) !== null) {
    await line(
      zh
        ? '这个文件夹里已经有一个站，没有动它。请换一个 --profile。'
        : 'This profile already holds a station; nothing was touched. Choose another --profile.',
    )
    return 1
  }
  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1)
  let told = 0
  const made = await makeSample(task, {
    store,
    argon2: argon2InWorker,
    today: localDay(new Date()),
    onProgress: (done, of, desk) => {
      const tenth = Math.floor((done / of) * 10)
      if (tenth === told) return
      told = tenth
      const { children, documents } = desk.workspace.state
      void line(
        zh
          ? `${tenth * 10}%：${children.size} 名儿童，${documents.size} 份表，${seconds()} 秒`
          : `${tenth * 10}%  ${children.size} children, ${documents.size} papers, ${seconds()} s`,
      )
    },
  })
  if (!made.ok) {
    await line(failureSentence(made.failure, language))
    return 1
  }
  const { children, households, documents, referrals, staff } = made.value.desk.workspace.state
  const accounts = [...staff.values()].map(({ account }) => account)
  await line(
    zh
      ? `建好了：${children.size} 名儿童，${households.size} 户，${documents.size} 份表，${referrals.size} 份转介函，用时 ${seconds()} 秒。账号 ${accounts.join('、')}。`
      : `Done: ${children.size} children in ${households.size} households, ${documents.size} papers, ${referrals.size} referral letters, ${seconds()} s. ${accounts.length === 1 ? 'Account' : 'Accounts'}: ${accounts.join(', ')}.`,
  )
  return 0
}
