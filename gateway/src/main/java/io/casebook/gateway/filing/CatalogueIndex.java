package io.casebook.gateway.filing;

/**
 * What the catalogue says of an index that it has.
 *
 * @param unit its usual unit
 * @param dimension what sort of quantity it is
 */
record CatalogueIndex(String key, String unit, String dimension) {
}
