import { getJson } from './request.js';

/**
 * What this installation can do, by its own OpenAPI document: the formats that a
 * comparison and a timeline can be had in, and whether the view streams.
 *
 * @typedef {{ formats: { view: string, suffix: string }[], streams: boolean, exports: boolean }} Abilities
 */

/** @type {Promise<Abilities> | undefined} */
let asked;

/** @returns {Promise<Abilities>} */
export function abilities() {
	asked ??= read().catch((error) => {
		asked = undefined;
		throw error;
	});
	return asked;
}

async function read() {
	const { paths } = await getJson('/v3/api-docs');
	const formats = Object.keys(paths)
		.map((path) => /^\/api\/v1\/(comparisons|timelines)\.([a-z.]+)$/.exec(path))
		.filter((match) => match !== null)
		.map(([, view, suffix]) => ({ view, suffix }))
		.sort((a, b) => a.view.localeCompare(b.view) || a.suffix.localeCompare(b.suffix));
	return {
		formats,
		streams: '/api/v1/comparisons/stream' in paths,
		exports: '/api/v1/packages/{group}.zip' in paths,
	};
}
