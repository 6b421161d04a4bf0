/**
 * The shapes of the public API that the page reads; the OpenAPI document has them whole.
 *
 * @typedef {{ key: string, locator?: string }} Citation
 * @typedef {{ code: string, note?: string }} Flag
 * @typedef {{ name: string, language?: string, kind: string }} Name
 * @typedef {{ text: string, kind?: string, sources: Citation[] }} Statement
 * @typedef {{ type?: string, title?: string, detail?: string, status?: number }} Problem
 *
 * @typedef {object} Company
 * @property {string} key
 * @property {string} [name] absent when profiles are not to be had
 * @property {string} [kind]
 * @property {string} [founded]
 * @property {string} [country]
 * @property {string} [seat]
 * @property {string} [industry]
 * @property {string} [summary]
 * @property {Name[]} [names]
 * @property {Statement[]} [distinctions]
 * @property {Statement[]} [mottos]
 * @property {Flag[]} [flags]
 * @property {string[]} [sources]
 *
 * @typedef {object} Index
 * @property {string} key
 * @property {string} title
 * @property {string} unit
 * @property {string} [unitLabel]
 * @property {string} [dimension]
 * @property {'higher' | 'lower' | 'none'} better
 * @property {'actual' | 'plan'} basis
 * @property {string} [definition]
 * @property {string} [formula]
 *
 * @typedef {'eq' | 'gt' | 'ge' | 'lt' | 'le' | 'approx'} Relation
 * @typedef {{ from: number, to: number, of: number }} Rank
 * @typedef {{ company: string, comparison: 'higher' | 'lower' | 'equal', certainty: 'certainly' | 'possibly' }} Verdict
 *
 * @typedef {object} Cell
 * @property {string} company
 * @property {string} index
 * @property {string} state `reported`, or why there is no value
 * @property {string} [subject] the part of the company that the value is of
 * @property {string} [value] its exact digits
 * @property {Relation} [relation]
 * @property {string} [unit]
 * @property {string} [display]
 * @property {string} [period]
 * @property {string} [periodAsStated]
 * @property {string} [status]
 * @property {string} [knownFrom]
 * @property {string} [asStated]
 * @property {Citation[]} sources
 * @property {Rank} [rank]
 * @property {number} claims
 * @property {number} more
 * @property {string} [agreement]
 * @property {string} [rule]
 * @property {string} [observation]
 * @property {Flag[]} flags
 * @property {Verdict[]} verdicts
 * @property {boolean} [possiblyKnown]
 * @property {boolean} [otherUnit] told by the page: it is in another unit than most of its index
 *
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} company
 * @property {string} index
 * @property {string} [subject]
 * @property {Relation} [relation]
 * @property {string} [display]
 * @property {string} [missing]
 * @property {string} period
 * @property {string} [periodAsStated]
 * @property {string} [status]
 * @property {string} [standing]
 * @property {string} [knownFrom]
 * @property {string} [asStated]
 * @property {Citation[]} sources
 * @property {Flag[]} flags
 * @property {string} recordedAt
 * @property {string} [recordedBy]
 * @property {number} revision
 * @property {boolean} [retired]
 *
 * @typedef {object} Event
 * @property {string} id
 * @property {string} company
 * @property {string} [subject]
 * @property {string} date
 * @property {string} [dateAsStated]
 * @property {string} kind
 * @property {string} title
 * @property {string} [detail]
 * @property {Citation[]} sources
 * @property {Flag[]} flags
 * @property {{ from?: string, to?: string }} [since] time since the anchor, as ISO 8601 durations
 *
 * @typedef {object} Relationship
 * @property {string} from
 * @property {string} relation
 * @property {string} to
 * @property {string} [date]
 * @property {string} [note]
 * @property {Citation[]} sources
 * @property {Flag[]} flags
 *
 * @typedef {{ citationShort: string, csl: Record<string, any> }} Source
 * @typedef {{ code: string, severity: string, message: string, about: string[] }} Finding
 * @typedef {{ status: 'live' | 'stale' | 'unavailable', age?: string, problem?: Problem, unchecked?: string[], next?: string }} Section
 *
 * @typedef {object} Comparison
 * @property {string} asOf
 * @property {Company[]} companies
 * @property {Index[]} [indices]
 * @property {Cell[]} [cells]
 * @property {Event[]} [timeline]
 * @property {{ company: string, date?: string, event?: string }[]} [anchors]
 * @property {Relationship[]} [relationships]
 * @property {Record<string, Source>} [sources]
 * @property {Finding[]} [findings]
 * @property {Record<string, number>} [completeness]
 * @property {Record<string, Section>} sections
 *
 * @typedef {{ key: string, title: string, description?: string, members: string[] }} Group
 * @typedef {{ key: string, title: string, description?: string, indices: string[] }} IndexSet
 * @typedef {{ key: string, company: string, name: string, names?: Name[] }} Offering
 */
export {};
