import { paths } from '../../lib/paths'

export const instrumentsPath = `${paths.admin}/questionnaires`
