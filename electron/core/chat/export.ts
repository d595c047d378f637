import { labelWords, placeWords, stateWords, type Thread } from '../../../shared/contract/index.ts'

/** A thread as Markdown that carries its label at the top and beside each answer where it was made. Fences in texts stay as they are. */
export const exportThread = (thread: Thread): { name: string; text: string } => {
  const lines = [`# ${thread.title}`, '', `Label: ${labelWords[thread.label]}`, '']
  for (const turn of thread.turns) {
    lines.push('## You', '', turn.text, '')
    for (const file of turn.attachments) lines.push(`(file: ${file.name}, ${file.characters} characters)`, '')
    const answer = turn.answers.at(-1)
    if (answer === undefined) continue
    const place =
      answer.zone === null
        ? stateWords[answer.state]
        : `${answer.servedByName ?? 'unknown'}, ${placeWords[answer.zone]}, ${stateWords[answer.state]}`
    lines.push(`## ${place}`, '', answer.text, '', `Receipt ${answer.id}`, '')
  }
  return { name: `${fileName(thread.title)}.md`, text: lines.join('\n') }
}

/** File names hold no text of a person's beyond what they choose to save under; signs that a file system refuses are dropped. */
const fileName = (title: string): string =>
  title
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .slice(0, 60) || 'thread'
