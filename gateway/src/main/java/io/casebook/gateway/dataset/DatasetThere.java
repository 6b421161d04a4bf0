package io.casebook.gateway.dataset;

/** That the data set of the installation is loaded, or was before. */
public record DatasetThere() {
}
