// A session of the demo that is going on: begun through the API, as if on the nurse's tablet.
import assert from 'node:assert/strict';
import { Client } from '../../api/lib/client.mjs';
import { new_id } from '../../api/lib/keys.mjs';
import { demoPassword } from './person.mjs';

async function logIn(server, name) {
  const client = new Client(server.url);
  assert.equal((await client.log_in(name, demoPassword)).status, 200);
  return client;
}

/// Bruno and Aïcha have met for twenty minutes, and there is something of everything on both their screens.
export async function beginSession(server) {
  const [aicha, bruno] = await Promise.all(['aicha', 'bruno'].map((one) => logIn(server, one)));
  const { json: { alliances: [{ id }] } } = await bruno.get('/api/v1/alliances');
  const { json: { sessions } } = await aicha.get(`/api/v1/alliances/${id}/sessions`);
  const session = sessions.find((one) => one.session.status === 'planned').session.id;
  const { json: view } = await aicha.look(id);
  const action = view.in_force.clauses.find((one) => one.kind === 'action').id;
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const act = async (who, path, body) => {
    await who.look(id);
    const { status, text } = await who.command(id, `/sessions/${path}`, { session, ...body });
    assert.equal(status, 200, `${path}: ${text}`);
  };
  const sign = (code, minutes, words = '') =>
    ({ sign: new_id(), code, seen_at: ago(minutes), intensity: words ? 2 : 0, lasting: false, words });
  await act(aicha, 'start', { started_at: ago(20) });
  await act(aicha, 'agenda/add', { item: new_id(), text: 'Relire ensemble la liste des signes' });
  await act(aicha, 'actions/follow', { action, outcome: 'partly', words: 'Les jours où j’ai dormi.' });
  await act(aicha, 'signs/record', sign('confides', 14));
  await act(aicha, 'signs/record', sign('evasive-gaze', 9, 'Quand je parle du traitement du soir.'));
  await act(aicha, 'words/catch', { id: new_id(), kind: 'change_talk', words: 'Je veux rester réveillé pour dessiner.' });
  await act(aicha, 'notes/write', { note: new_id(), text: { form: 'free', target: '', data: '', action: '', result: '',
    text: 'Dit que le médicament du soir l’endort trop. En parler au médecin avec lui.' } });
  await act(bruno, 'signs/record', sign('felt-heard', 5));
  return { alliance: id, session };
}
