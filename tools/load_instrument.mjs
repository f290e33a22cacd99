// Loads a questionnaire into a running Entente, as its administrator (docs/recipes/add-an-instrument.md).
//   ENTENTE_PASSWORD=… node tools/load_instrument.mjs URL LOGIN CODE PATIENT.json
//     [--caregiver FILE] [--key FILE] [--every N] [--licence] [--enable]
// PATIENT.json may be "-" when there is only a caregiver's form.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Client } from '../tests/api/lib/client.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: {
  caregiver: { type: 'string' }, key: { type: 'string' }, every: { type: 'string' },
  licence: { type: 'boolean', default: false }, enable: { type: 'boolean', default: false } } });
const [url, login, code, patient] = positionals;
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const done = (answer, status) => {
  if (answer.status === status) return answer.json;
  console.error(`refused (${answer.status}): ${answer.json?.key ?? answer.text} ${JSON.stringify(answer.json?.args ?? {})}`);
  process.exit(1);
};

if (!patient || !process.env.ENTENTE_PASSWORD) {
  console.error('usage: ENTENTE_PASSWORD=… node tools/load_instrument.mjs URL LOGIN CODE PATIENT.json [--licence] [--enable] …');
  process.exit(2);
}
const administrator = new Client(url);
done(await administrator.log_in(login, process.env.ENTENTE_PASSWORD), 200);
const questionnaires = {
  ...(patient === '-' ? {} : { patient: json(patient) }),
  ...(values.caregiver ? { caregiver: json(values.caregiver) } : {}),
};
const loaded = done(await administrator.post('/api/v1/instruments', { code, questionnaires, licence: values.licence,
  ...(values.key ? { key: json(values.key) } : {}), ...(values.every ? { every: Number(values.every) } : {}) }), 201);
if (values.enable) done(await administrator.post(`/api/v1/instruments/${code}/enable`, { enabled: true }), 204);
console.log(`${loaded.code}, edition ${loaded.edition}${values.enable ? ', asked from now on' : ''}`);
