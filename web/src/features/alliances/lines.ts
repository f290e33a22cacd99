// How an alliance reads in a list.
import type { AllianceLine, NextStep } from '../../lib/api/types'

export type Tone = 'todo' | 'wait' | 'good' | 'quiet'

const mine: NextStep[] = ['invite_patient', 'propose_first', 'answer_proposal', 'explain', 'say_back', 'judge', 'complete', 'sign', 'review']
const waits: NextStep[] = ['wait_patient_join', 'wait_answer', 'wait_signature']

/** Whether the next step is this person's to do. */
export function toneOf(next: NextStep): Tone {
  if (mine.includes(next)) return 'todo'
  if (waits.includes(next)) return 'wait'
  return next === 'in_force' ? 'good' : 'quiet'
}

/** Without accents or capitals: what one types finds what one sees. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** What asks for something first; then the latest change. */
export function inOrder(lines: AllianceLine[]): AllianceLine[] {
  const rank = (line: AllianceLine) =>
    line.status !== 'open' ? 3 : toneOf(line.next) === 'todo' || line.alerts > 0 ? 0 : toneOf(line.next) === 'wait' ? 1 : 2
  return [...lines].sort((a, b) => rank(a) - rank(b) || b.changed_at.localeCompare(a.changed_at))
}

/** Every word typed is found in the names. */
export function search(lines: AllianceLine[], typed: string): AllianceLine[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  if (!words.length) return lines
  return lines.filter((line) => {
    const text = folded(`${line.patient_name} ${line.referent_name}`)
    return words.every((word) => text.includes(word))
  })
}
