import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Client } from '../../src/api/client';
import { isAbort } from '../../src/api/failure';
import { Kept } from '../../src/api/kept';
import { Link } from '../../src/api/link';
import { progress, result } from './wire';

const ASK = { network: 'net', picture: 'cat', target: 3, method: 'saliency' } as const;
const MAP = result({ shape: [1, 1], scale: 1, target: { index: 3, name: 'cat', score: 1.5 } }, Uint8Array.of(0, 60));

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server | null = null;
let port = 0;
let seen: string[] = [];

/** A server that answers a request by its path's last words. */
async function serve(answers: Record<string, Answer>): Promise<void> {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url!.replace('/token/api/', '');
      seen.push(`${request.method} ${path}`);
      (answers[path.split('?')[0]!] ?? refuse(404, 'refused'))(request, response, Buffer.concat(chunks).toString());
    });
  });
  await new Promise<void>((listening) => server!.listen(port, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
}

function stop(): Promise<void> {
  return new Promise((stopped) => {
    server!.close(() => stopped());
    server!.closeAllConnections();
  });
}

function json(value: object, headers: Record<string, string> = {}, status = 200): Answer {
  return (_, response) => response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
}

function refuse(status: number, kind: string, more: object = {}, headers: Record<string, string> = {}): Answer {
  return json({ error: `it is ${kind}`, kind, ...more }, headers, status);
}

const send =
  (...frames: Uint8Array[]): Answer =>
  (_, response) => {
    frames.forEach((frame) => response.write(frame));
    response.end();
  };

/** Answers with each of these in turn, and with the last from then on. */
function inTurn(...answers: Answer[]): Answer {
  let next = 0;
  return (...all) => answers[Math.min(next++, answers.length - 1)]!(...all);
}

function client(kept = new Kept(null), onChange: (up: boolean) => void = () => undefined): Client {
  const base = `http://127.0.0.1:${port}/token/`;
  return new Client(base, kept, new Link(() => fetch(`${base}api/alive`), onChange));
}

afterEach(async () => {
  await stop();
  port = 0;
  seen = [];
});

describe('the client', () => {
  it('marks what changes something as its own, and reads without a mark', async () => {
    const marks: (string | string[] | undefined)[] = [];
    const noting: Answer = (request, response, body) => {
      marks.push(request.headers['x-vizsla']);
      json({ id: 'cat', body })(request, response, body);
    };
    await serve({ start: noting, pictures: noting });
    await client().start();
    await client().givePicture(new Blob(['the file']), 'a cat & dog.png');
    expect(marks).toEqual([undefined, '1']);
    expect(seen).toEqual(['GET start', 'POST pictures?name=a%20cat%20%26%20dog.png']);
  });

  it('streams a map, and reports how far it is', async () => {
    await serve({ maps: send(progress(0), progress(0.5), MAP) });
    const parts: number[] = [];
    const { header, data } = await client().map(ASK, { onProgress: ({ part }) => parts.push(part) });
    expect(parts).toEqual([0, 0.5]);
    expect(header.shape).toEqual([1, 1]);
    expect([...data]).toEqual([0, 60]);
  });

  it('reads scores without probabilities as such', async () => {
    await serve({ answers: json({ ranking: [{ index: 0, name: 'higher', score: 42 }], scores: [42], probabilities: null }) });
    expect((await client().answers(ASK)).ranking).toEqual([{ index: 0, name: 'higher', score: 42, probability: null }]);
  });

  it('passes refusals on, with what would help', async () => {
    await serve({ answers: refuse(400, 'refused', { remedy: 'give another', set: { steps: '300' } }) });
    await expect(client().answers(ASK)).rejects.toMatchObject({ kind: 'refused', message: 'it is refused', remedy: 'give another', set: { steps: '300' } });
    expect(seen).toEqual(['POST answers']);
  });

  it('reports a status without a sentence', async () => {
    await serve({ answers: (_, response) => response.writeHead(500).end('<html>') });
    await expect(client().answers(ASK)).rejects.toMatchObject({ kind: 'failed', message: 'The server answered with status 500.' });
  });

  it('gives a picture again that the server no longer holds, and repeats', async () => {
    const bodies: string[] = [];
    await serve({
      pictures: (request, response, body) => {
        bodies.push(body);
        json({ id: 'cat', name: 'cat.png' })(request, response, body);
      },
      maps: inTurn(refuse(404, 'gone'), send(MAP)),
    });
    const own = client();
    await own.givePicture(new Blob(['the file']), 'cat.png');
    await own.map(ASK);
    expect(bodies).toEqual(['the file', 'the file']);
    expect(seen).toEqual(['POST pictures?name=cat.png', 'POST maps', 'POST pictures?name=cat.png', 'POST maps']);
  });

  it('gives it once, however many requests miss it', async () => {
    let isHeld = false;
    await serve({
      pictures: (...all) => {
        isHeld = true;
        json({ id: 'cat', name: 'cat.png' })(...all);
      },
      maps: (...all) => (isHeld ? send(MAP) : refuse(404, 'gone'))(...all),
    });
    const kept = new Kept(null);
    kept.keep('picture', 'cat', { name: 'cat.png', file: new Blob(['the file']), scene: null });
    const own = client(kept);
    await Promise.all([own.map(ASK), own.map({ ...ASK, target: 4 }), own.map({ ...ASK, target: 5 })]);
    expect(seen.filter((each) => each.startsWith('POST pictures'))).toHaveLength(1);
  });

  it('draws a scene again from its recipe', async () => {
    const recipes: string[] = [];
    await serve({
      scenes: (request, response, body) => {
        recipes.push(body);
        json({ id: 'cat', name: 'vizsla_7.png', scene: { species: 0, name: 'Vizsla', seed: 7 } })(request, response, body);
      },
      answers: inTurn(refuse(404, 'gone'), json({ ranking: [] })),
    });
    const own = client();
    await own.scene({});
    await own.answers(ASK);
    expect(recipes).toEqual(['{}', '{"seed":7,"species":0}']);
  });

  it('gives a network again where it is not the picture that is missing', async () => {
    let isHeld = false;
    await serve({
      networks: (...all) => {
        isHeld = true;
        json({ id: 'net', name: 'net.onnx' })(...all);
      },
      pictures: json({ id: 'cat' }),
      answers: (...all) => (isHeld ? json({ ranking: [] }) : refuse(404, 'gone'))(...all),
    });
    const kept = new Kept(null);
    kept.keep('picture', 'cat', { name: 'cat.png', file: new Blob(['the file']), scene: null });
    kept.keep('network', 'net', { name: 'net.onnx', file: new Blob(['weights']), scene: null });
    await client(kept).answers(ASK);
    expect(seen).toEqual(['POST answers', 'POST pictures?name=cat.png', 'POST answers', 'POST networks?name=net.onnx', 'POST answers']);
  });

  it('reports what it cannot give again', async () => {
    await serve({ answers: refuse(404, 'gone') });
    await expect(client().answers(ASK)).rejects.toMatchObject({ kind: 'gone' });
    expect(seen).toEqual(['POST answers']);
  });

  it('has a score where a map has no probability', async () => {
    await serve({ maps: send(MAP) });
    expect((await client().map(ASK)).header.target).toEqual({ index: 3, name: 'cat', score: 1.5, probability: null });
  });

  it('comes again when the server is less busy, and says so meanwhile', async () => {
    await serve({ answers: inTurn(refuse(503, 'busy', {}, { 'Retry-After': '0' }), refuse(503, 'busy', {}, { 'Retry-After': '0' }), json({ ranking: [] })) });
    const states: string[] = [];
    await client().answers(ASK, { onProgress: ({ state }) => states.push(state) });
    expect(seen).toHaveLength(3);
    expect(states).toEqual(['busy', 'busy']);
  });

  it('waits for a server that went away in the middle, and asks it again', async () => {
    await serve({
      maps: (_, response) => {
        response.write(progress(0.1));
        setTimeout(() => response.destroy(), 20);
      },
    });
    const changes: boolean[] = [];
    const asking = client(undefined, (up) => changes.push(up)).map(ASK, { onProgress: () => void stop() });
    await new Promise((later) => setTimeout(later, 400));
    await serve({ alive: json({}), maps: send(MAP) });
    expect((await asking).header.shape).toEqual([1, 1]);
    expect(changes).toEqual([false, true]);
  });

  it('gives up a request that breaks off again and again though the server is there', async () => {
    await serve({ alive: json({}), maps: (_, response) => response.destroy() });
    await expect(client().map(ASK)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('lets the server know that nobody waits any more', async () => {
    const left = new Promise<void>((resolve) => {
      void serve({
        maps: (_, response) => {
          response.write(progress(0));
          response.on('close', resolve);
        },
      });
    });
    await new Promise((later) => setTimeout(later, 50));
    const control = new AbortController();
    const asking = client().map(ASK, { signal: control.signal, onProgress: () => control.abort() });
    await expect(asking).rejects.toSatisfy(isAbort);
    await left;
  });
});
