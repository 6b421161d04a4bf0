package io.casebook.company.group;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A named list of companies.
 *
 * @param members the keys of the companies, in the order of the list
 */
public record CompanyGroup(String key, String title, @Nullable String description, List<String> members) {
}
