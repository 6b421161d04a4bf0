import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "#contract";

export type { components, operations, paths } from "#contract";

/** What went wrong, and with which part of the request (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** The formats that answers are read in; tables and streams are to be had by fetch itself. */
type Json = "application/json" | "application/problem+json";

/** A client of the installation at an address. Where reading is open, only changes need the key. */
export function casebook(url: string, key?: string): Client<paths, Json> {
	return createClient<paths, Json>({
		baseUrl: url,
		headers: key === undefined ? {} : { "X-API-Key": key },
		// a list is one parameter, its values separated by commas
		querySerializer: { array: { style: "form", explode: false } },
	});
}

/** A failure as an exception, for those who would rather catch it. */
export class ProblemError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.detail ?? problem.title);
	}
}

interface Page<Item> {
	items: Item[];
	next?: string;
}

/** The items of all pages of a list, each page asked for when those before are used up. */
export async function* items<Item>(
	page: (cursor?: string) => Promise<{ data?: Page<Item>; error?: Problem }>,
): AsyncGenerator<Item, void, undefined> {
	let answer = await page();
	while (answer.data !== undefined) {
		yield* answer.data.items;
		if (answer.data.next === undefined) {
			return;
		}
		answer = await page(answer.data.next);
	}
	throw new ProblemError(answer.error!);
}
