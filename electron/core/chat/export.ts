import { highestLabel, labelWords, placeWords, stateWords, type Thread } from '../../../shared/contract/index.ts'
import { shownLabel } from './threads.ts'

/** A thread as Markdown that carries its label at the top and beside each answer where it was made. Fences in texts stay as they are. */
export const exportThread = (thread: Thread): { name: string; text: string } => {
  const label = highestLabel([thread.label, ...thread.turns.flatMap(({ answers }) => answers.map(shownLabel))])
  const lines = [`# ${thread.title}`, '', `Label: ${labelWords[label]}`, '']
  for (const turn of thread.turns) {
    lines.push('## You', '', turn.text, '')
    for (const file of turn.attachments) lines.push(`(file: ${file.name}, ${file.characters} characters)`, '')
    const answer = turn.answers.at(-1)
    if (answer === undefined) continue
    const place =
      answer.zone === null
        ? stateWords[answer.state]
        : `${answer.servedByName ?? 'unknown'}, ${placeWords[answer.zone]}, ${stateWords[answer.state]}`
    lines.push(`## ${place}`, '', answer.text, '', `Label of this answer: ${labelWords[shownLabel(answer)]}. Receipt ${answer.id}`, '')
  }
  return { name: `${fileName(thread)}.md`, text: lines.join('\n') }
}

/** Named by day and id: a title is a person's own words, and a file's name is read by whoever sees the folder (I05). */
const fileName = ({ id, updatedAt }: Thread): string => `privity-${new Date(updatedAt).toISOString().slice(0, 10)}-${id.slice(0, 6)}`
