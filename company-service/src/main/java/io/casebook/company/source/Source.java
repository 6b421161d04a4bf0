package io.casebook.company.source;

import java.util.Map;

/**
 * A bibliographic reference.
 *
 * @param citationShort how it is cited in running text
 * @param csl the reference as an item of CSL-JSON
 */
record Source(String key, String citationShort, Map<String, Object> csl) {
}
