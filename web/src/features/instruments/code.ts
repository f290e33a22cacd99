// The code of a questionnaire of one's own, from the name a person gives it.
export const ownPrefix = 'own-'
/** What a name without a letter or a digit gives. */
export const noCode = ownPrefix

/** "Douleur du matin" → "own-douleur-du-matin". */
export const codeOf = (name: string): string =>
  ownPrefix +
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
