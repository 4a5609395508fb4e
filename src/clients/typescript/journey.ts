/**
 * What a portal and a bureau do with the service, by the client that is made from its description: publish, search, match,
 * start a run, read the picks and an inbox. Ends with 0, or tells what is not as it should be.
 *
 * SANJIAN_URL: the service, such as http://localhost:8080; SANJIAN_TOKEN: an administrator's token.
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Schemas = components["schemas"];

const district = "500235";
const mark = randomUUID();
const api = createClient<paths>({
  baseUrl: need("SANJIAN_URL"),
  headers: { Authorization: `Bearer ${need("SANJIAN_TOKEN")}` },
});

function need(name: string): string {
  const value = process.env[name];
  assert(value, `${name} is not set`);
  return value;
}

/** The data of an answer, or the problem as an error. */
async function ok<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  assert(response.ok, `${response.status} ${response.url}: ${JSON.stringify(error)}`);
  assert(data !== undefined);
  return data;
}

async function until<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    assert(Date.now() < end, `waited in vain for ${what}`);
    await new Promise(resume => setTimeout(resume, 250));
  }
}

async function publish(): Promise<number> {
  const stored = await ok(api.POST("/api/v1/postings", {
    params: { query: { source: "journey" } },
    body: { externalId: mark, title: "电焊工", areaCode: district, trades: ["焊工"], openings: 5,
      pay: { min: 6000, max: 8000, unit: "MONTH" } },
  }));
  return stored.id;
}

async function search(id: number): Promise<void> {
  await until("the posting to be found", async () => {
    const page = await ok(api.GET("/api/v1/postings", { params: { query: { q: "电焊工", area: district, sort: "newest" } } }));
    return page.items.find(posting => posting.id === id);
  });
}

async function match(): Promise<void> {
  const answer = await ok(api.POST("/api/v1/matches", {
    body: { age: 40, home: { areaCode: district }, trades: ["烧电焊"], certificates: ["焊工证"], limit: 3 },
  }));
  assert(answer.picks.length > 0, "a welder gets picks");
  const best: Schemas["RecommendedPick"] | undefined = answer.picks[0];
  assert(best && best.score > 0 && best.reasons.length > 0);
}

async function enter(): Promise<number> {
  const worker = await ok(api.POST("/api/v1/workers", {
    body: { source: "journey", externalId: mark, age: 40, home: { areaCode: district }, trades: ["烧电焊"],
      certificates: ["焊工证"], groups: ["VETERAN"], consent: { given: true, wording: "同意接收三次岗位推荐" } },
  }));
  const patched = await ok(api.PATCH("/api/v1/workers/{id}", {
    params: { path: { id: worker.id } },
    body: { maxDistanceKm: 50 },
  }));
  assert.equal(patched.maxDistanceKm, 50);
  assert.deepEqual(patched.trades, ["烧电焊"], "a patch of one field changes no other");
  return worker.id;
}

async function run(): Promise<number> {
  const started = await ok(api.POST("/api/v1/recommendation-runs", {
    params: { header: { "Idempotency-Key": mark } },
    body: { areaCodes: [district], groups: ["VETERAN"], channels: ["INBOX"] },
  }));
  await until("the run to end", async () => {
    const now = await ok(api.GET("/api/v1/recommendation-runs/{id}", { params: { path: { id: started.id } } }));
    assert(now.state !== "FAILED" && now.state !== "CANCELLED", now.failure ?? now.state);
    return now.state === "COMPLETED" ? now : undefined;
  });
  return started.id;
}

/** One line of JSON per worker: the client gives the text, and all of it. */
async function picks(runId: number, workerId: number): Promise<void> {
  const text: string = await ok(api.GET("/api/v1/recommendation-runs/{id}/picks", {
    params: { path: { id: runId } },
    parseAs: "text",
  }));
  const lines = text.trim().split("\n").map(line => JSON.parse(line) as Schemas["RunPicksLine"]);
  const own = lines.find(line => line.workerId === workerId);
  assert(own && own.picks.length > 0, "the worker has picks");
}

async function inbox(runId: number, workerId: number): Promise<void> {
  const lists = await ok(api.GET("/api/v1/workers/{id}/recommendations", { params: { path: { id: workerId } } }));
  assert.equal(lists.items[0]?.runId, runId);
  await until("the message", async () => {
    const messages = await ok(api.GET("/api/v1/workers/{id}/inbox", { params: { path: { id: workerId } } }));
    return messages.items.find(message => message.runId === runId);
  });
}

const posting = await publish();
await search(posting);
await match();
const worker = await enter();
const runId = await run();
await picks(runId, worker);
await inbox(runId, worker);
console.log(`posting ${posting}, worker ${worker}, run ${runId}: published, found, matched, recommended, told`);
