import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { casebook, items, ProblemError } from "../src/index.js";

const { CASEBOOK_URL: url, CASEBOOK_KEY: key } = process.env;

describe("a partner in TypeScript", { skip: url ? false : "CASEBOOK_URL names no running platform" }, () => {
	const client = casebook(url!, key);

	it("reads a comparison", async () => {
		const { data, error } = await client.GET("/api/v1/comparisons", {
			params: { query: { companies: ["lufax", "zhongan"], indices: ["valuation"], asOf: "2018-07" } },
		});
		assert.equal(error, undefined);
		const cell = data!.cells!.find((each) => each.company === "lufax")!;
		assert.deepEqual([cell.value, cell.unit, cell.relation, cell.state], [18500000000, "USD", "approx", "reported"]);
		assert.deepEqual(cell.sources!.map((source) => source.key), ["R18a"]);
		assert.equal(data!.cells!.find((each) => each.company === "zhongan")!.state, "not-reported");
	});

	it("reads a list page by page", async () => {
		const { data } = await client.GET("/api/v1/companies", { params: { query: { limit: 200 } } });
		const keys: string[] = [];
		for await (const company of items((cursor) =>
			client.GET("/api/v1/companies", { params: { query: cursor ? { limit: 3, cursor } : { limit: 3 } } }),
		)) {
			keys.push(company.key);
		}
		assert.ok(keys.length > 3);
		assert.deepEqual(keys, data!.items.map((company) => company.key));
	});

	it("is told of a problem, member by member", async () => {
		const { data, error, response } = await client.GET("/api/v1/observations", {
			params: { query: { value: "ge:many" } },
		});
		assert.equal(data, undefined);
		assert.equal(response.status, 400);
		assert.equal(error!.status, 400);
		assert.match(error!.type, /\/problems\/invalid-parameter$/);
		assert.equal(error!.errors![0]!.parameter, "value");
		await assert.rejects(
			items((cursor) => client.GET("/api/v1/companies", { params: { query: { group: "none", cursor: cursor! } } })).next(),
			(thrown) => thrown instanceof ProblemError && thrown.problem.status === 404,
		);
	});

	it("writes with a key, and is refused without one", async () => {
		const source = `client-typescript-${randomUUID()}`;
		const params = { path: { source } };
		const body = {
			key: source,
			citationShort: "Client, 2026",
			csl: { id: source, type: "report", title: "Written by a client", issued: { "date-parts": [[2026]] } },
		};
		const refused = await casebook(url!).PUT("/api/v1/sources/{source}", {
			params: { ...params, header: { "If-None-Match": "*" } },
			body,
		});
		assert.equal(refused.response.status, 401);
		const made = await client.PUT("/api/v1/sources/{source}", {
			params: { ...params, header: { "If-None-Match": "*" } },
			body,
		});
		assert.equal(made.response.status, 201, JSON.stringify(made.error));
		const read = await client.GET("/api/v1/sources/{source}", { params });
		assert.equal(read.data!.citationShort, "Client, 2026");
		const retired = await client.DELETE("/api/v1/sources/{source}", {
			params: { ...params, header: { "If-Match": made.response.headers.get("ETag")! } },
		});
		assert.equal(retired.response.status, 204);
	});
});
