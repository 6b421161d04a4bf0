package io.casebook.gateway.dataset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is loaded into a new installation.
 *
 * @param dataset the folder of a data package, as a resource location that ends in a
 * slash; nothing is loaded when it is empty
 */
@ConfigurationProperties("casebook")
record DatasetProperties(@DefaultValue("classpath:/datasets/fintech-cases/") String dataset) {
}
