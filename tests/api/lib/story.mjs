// The shortest way from an empty server to two people with a contract that can be signed.
import assert from 'node:assert/strict';
import { Client } from './client.mjs';
import { new_id } from './keys.mjs';

export const later = (days) => new Date(Date.now() + days * 86400e3).toISOString().slice(0, 10);
export const bodies = {
  aim: { kind: 'aim', text: 'Retrouver le sommeil.' },
  objective: { kind: 'objective', patient_words: 'Dormir.', text: 'Dormir six heures.', weight: 2,
    scale: ['deux heures', 'quatre heures', 'six heures', 'sept heures', 'huit heures'] },
  action: (objective, text = 'Écran éteint à dix heures.') => ({ kind: 'action', text, who: 'patient', how_often: 'chaque soir', objective }),
  commitment: (side) => ({ kind: 'commitment', text: 'Je dis ce qui ne va pas.', side }),
  information: { kind: 'information', text: 'Les somnifères', explanation: 'Ils aident peu de temps.', topic: 'treatment' },
  frame: () => ({ kind: 'frame', rhythm: 'chaque semaine', minutes: 45, place: 'au cabinet', presence: 'in_person',
    confidentiality: 'dans l’équipe', reach: 'par téléphone', review: later(60) }),
};

export async function administrator(server) {
  const link = server.said().match(/\/rejoindre#([0-9a-zA-Z-]+)/);
  assert.ok(link, `the console printed a one-time link:\n${server.said()}`);
  const admin = new Client(server.url);
  const answer = await admin.enrol(link[1], 'nadia', 'Nadia Benali');
  assert.equal(answer.status, 201, answer.text);
  return admin;
}

export async function invite_staff(admin, server, role, login, name) {
  const unit = new_id();
  assert.equal((await admin.post('/api/v1/units', { unit, name: `Service de ${name}` })).status, 201);
  const invited = await admin.post('/api/v1/invitations', { invitation: new_id(), role, name, unit });
  assert.equal(invited.status, 201, invited.text);
  const person = new Client(server.url);
  const enrolled = await person.enrol(invited.json.code, login, name);
  assert.equal(enrolled.status, 201, enrolled.text);
  person.unit = unit;
  return person;
}

export async function open_alliance(caregiver, patient_name = 'Lucie Darbon', more = {}) {
  const opened = { alliance: new_id(), unit: caregiver.unit, patient: new_id(), patient_name,
    needs_representative: false, referent: new_id(), ...more };
  const answer = await caregiver.post('/api/v1/alliances', opened, { 'idempotency-key': new_id(), 'if-match': '"0"' });
  assert.equal(answer.status, 201, answer.text);
  caregiver.seen.set(opened.alliance, answer.json.seq);
  return opened;
}

export async function invite_patient(caregiver, server, opened, login = 'lucie', name = 'Lucie Darbon') {
  const invited = await caregiver.post(`/api/v1/alliances/${opened.alliance}/invitations`,
    { invitation: new_id(), party: opened.patient }, { 'idempotency-key': new_id(), 'if-match': `"${caregiver.seen.get(opened.alliance)}"` });
  assert.equal(invited.status, 201, invited.text);
  const patient = new Client(server.url);
  const enrolled = await patient.enrol(invited.json.code, login, name);
  assert.equal(enrolled.status, 201, enrolled.text);
  await caregiver.look(opened.alliance);
  await patient.look(opened.alliance);
  return patient;
}

export async function propose(by, alliance, body, clause = new_id()) {
  await by.look(alliance);
  const proposal = new_id();
  const answer = await by.command(alliance, '/contract/clauses', { clause, proposal, body, message: '' });
  assert.equal(answer.status, 200, answer.text);
  return { clause, proposal };
}
export async function accept(by, alliance, proposal) {
  await by.look(alliance);
  const answer = await by.command(alliance, '/contract/proposals/accept', { proposal, message: '' });
  assert.equal(answer.status, 200, answer.text);
}
export async function agree(by, other, alliance, body) {
  const made = await propose(by, alliance, body);
  await accept(other, alliance, made.proposal);
  return made.clause;
}

/// Everything rule 1 asks for.
export async function write_contract(caregiver, patient, alliance) {
  const c = {};
  c.aim = await agree(caregiver, patient, alliance, bodies.aim);
  c.objective = await agree(patient, caregiver, alliance, bodies.objective);
  c.action = await agree(caregiver, patient, alliance, bodies.action(c.objective));
  c.mine = await agree(caregiver, patient, alliance, bodies.commitment('caregiver'));
  c.theirs = await agree(patient, caregiver, alliance, bodies.commitment('patient'));
  c.information = await agree(caregiver, patient, alliance, bodies.information);
  c.frame = await agree(caregiver, patient, alliance, bodies.frame());
  const steps = [[caregiver, 'explain', {}], [patient, 'say-back', { words: 'Pas longtemps.' }],
    [caregiver, 'judge', { understood: true, note: '' }]];
  for (const [who, what, more] of steps) {
    await who.look(alliance);
    const answer = await who.command(alliance, `/contract/information/${what}`, { clause: c.information, ...more });
    assert.equal(answer.status, 200, answer.text);
  }
  return c;
}
