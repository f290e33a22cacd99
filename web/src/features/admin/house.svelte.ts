// What the administration sees of the house, loaded once and again after each act.
import { api } from '../../lib/api'
import type { InvitationLine, InvitationLines, People, PersonLine, Unit, Units } from '../../lib/api/types'

let units = $state.raw<Unit[] | null>(null)
let people = $state.raw<PersonLine[] | null>(null)
let invitations = $state.raw<InvitationLine[] | null>(null)
let error = $state.raw<unknown>(null)

async function everyone(): Promise<PersonLine[]> {
  const all: PersonLine[] = []
  for (let after = ''; ; ) {
    const page = await api.get<People>(after ? `/people?after=${after}` : '/people')
    all.push(...page.people)
    if (!page.next || !page.people.length) break
    after = page.next
  }
  return all.sort((a, b) => a.name.localeCompare(b.name))
}

export const house = {
  get units(): Unit[] | null {
    return units
  },
  get people(): PersonLine[] | null {
    return people
  },
  get invitations(): InvitationLine[] | null {
    return invitations
  },
  get error(): unknown {
    return error
  },
  async load(): Promise<void> {
    try {
      const [found, persons, asked] = await Promise.all([
        api.get<Units>('/units'),
        everyone(),
        api.get<InvitationLines>('/invitations'),
      ])
      units = found.units
      people = persons
      invitations = asked.invitations
      error = null
    } catch (reason) {
      error = reason
    }
  },
  unitName: (id: string | undefined): string => units?.find((one) => one.unit === id)?.name ?? '',
}
