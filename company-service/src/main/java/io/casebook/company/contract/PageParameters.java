package io.casebook.company.contract;

import java.math.BigDecimal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.stereotype.Component;

/**
 * Describes the parameters of paging, which belong to a library that knows nothing of
 * OpenAPI.
 */
@Component
class PageParameters implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI contract) {
		contract.getPaths()
			.values()
			.stream()
			.flatMap((path) -> path.readOperations().stream())
			.filter((operation) -> operation.getParameters() != null)
			.flatMap((operation) -> operation.getParameters().stream())
			.forEach(PageParameters::describe);
	}

	private static void describe(Parameter parameter) {
		switch (parameter.getName()) {
			case "cursor" -> parameter.description("The next of the page before; absent for the first page");
			case "limit" -> parameter.description("The most items on the page; 50 when absent")
				.schema(new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200)));
			default -> {
				// described where it is declared
			}
		}
	}

}
