// Nodemailer's pool, told and answering as org.broadsheet.benchmark.Child wants it: PORT CONNECTIONS CONTENT-DIR [KEY]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [port, connections, content, key] = process.argv.slice(2);
const nodemailer = createRequire(import.meta.url)('nodemailer');
const text = readFileSync(content + '/letter.txt', 'utf8');
const html = readFileSync(content + '/letter.html', 'utf8');
const dkim = key && { domainName: 'example.org', keySelector: 'b', privateKey: readFileSync(key, 'utf8') };
const pool = nodemailer.createTransport({
  pool: true, host: '127.0.0.1', port: Number(port), secure: false, ignoreTLS: true,
  maxConnections: Number(connections), maxMessages: Infinity, dkim,
});

async function send(messages) {
  let next = 0;
  const one = async () => {
    while (next < messages) {
      const n = next++;
      await pool.sendMail({
        from: 'daily@example.org', to: `member${n}@example.net`, subject: `The Daily, member ${n}`,
        text: text + n, html: `${html}<p>${n}</p>`,
      });
    }
  };
  const begin = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: Number(connections) * 2 }, one));
  const used = process.cpuUsage(cpu);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  console.log(`= ${messages} ${seconds} ${(used.user + used.system) / 1e6} 0`);
}

for await (const line of createInterface({ input: process.stdin })) await send(Number(line));
pool.close();
