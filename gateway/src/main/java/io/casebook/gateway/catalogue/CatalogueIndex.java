package io.casebook.gateway.catalogue;

/**
 * What the catalogue says of an index that it has.
 *
 * @param unit its usual unit
 * @param dimension what sort of quantity it is
 */
public record CatalogueIndex(String key, String unit, String dimension) {
}
