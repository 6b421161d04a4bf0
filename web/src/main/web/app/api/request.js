/** An answer that was not a success; without a status nothing answered at all. */
export class RequestError extends Error {
	/**
	 * @param {string} message
	 * @param {import('./types.js').Problem} [problem]
	 * @param {number} [status]
	 */
	constructor(message, problem, status) {
		super(message);
		this.problem = problem;
		this.status = status;
	}
}

const PATIENCE = 15_000;

/**
 * The JSON at a path. Members named `value` stay the digits they are written with: a
 * number of the browser would round them.
 *
 * @param {string} path
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<any>}
 */
export async function getJson(path, options) {
	return (await getTagged(path, options)).content;
}

/**
 * The same with the digest that its entity tag is made of.
 *
 * @param {string} path
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<{ content: any, digest: string | undefined }>}
 */
export async function getTagged(path, { signal } = {}) {
	const deadline = AbortSignal.timeout(PATIENCE);
	let response;
	let text;
	try {
		response = await fetch(path, {
			headers: { Accept: 'application/json' },
			signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
		});
		text = await response.text();
	} catch (error) {
		if (signal?.aborted) {
			throw error;
		}
		throw new RequestError(String(error));
	}
	if (!response.ok) {
		const problem = problemIn(text);
		throw new RequestError(problem?.detail ?? problem?.title ?? `${response.status}`, problem, response.status);
	}
	const tag = response.headers.get('ETag') ?? '';
	return { content: read(text), digest: /"(.+?)(-gzip)?"/.exec(tag)?.[1] };
}

/**
 * What is no JSON comes from something before the platform, such as a proxy's page.
 *
 * @param {string} text
 */
function read(text) {
	try {
		return JSON.parse(text, exactValues);
	} catch (error) {
		throw new RequestError(String(error));
	}
}

/**
 * @param {string} member
 * @param {any} value
 * @param {{ source?: string }} [context] given by browsers that know the text of a number
 */
function exactValues(member, value, context) {
	return member === 'value' && typeof value === 'number' ? (context?.source ?? String(value)) : value;
}

/** @param {string} text */
function problemIn(text) {
	try {
		return /** @type {import('./types.js').Problem} */ (JSON.parse(text));
	} catch {
		return undefined;
	}
}
