// Every address of the application, in one place.
export const paths = {
  home: '/',
  login: '/connexion',
  join: '/rejoindre',
  recover: '/retrouver',
  account: '/compte',
  admin: '/administration',
  alliances: '/alliances',
  alliance: (id: string) => `/alliances/${id}`,
  today: (id: string) => `/alliances/${id}/aujourdhui`,
  contract: (id: string) => `/alliances/${id}/contrat`,
  sign: (id: string) => `/alliances/${id}/signer`,
  print: (id: string) => `/alliances/${id}/imprimer`,
  reads: (id: string) => `/alliances/${id}/lectures`,
  rights: (id: string) => `/alliances/${id}/droits`,
  history: (id: string) => `/alliances/${id}/historique`,
}
