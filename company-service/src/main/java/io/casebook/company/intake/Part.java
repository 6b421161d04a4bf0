package io.casebook.company.intake;

/**
 * A part of a document, which says what a row of a package might say.
 *
 * @param resource whose row it would be
 * @param pointer where it stands in the document
 */
public record Part(PackageResource resource, String pointer, Entry entry) {
}
