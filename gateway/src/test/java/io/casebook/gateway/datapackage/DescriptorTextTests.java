package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.casebook.gateway.imports.Resource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptorTextTests {

	private final JsonMapper json = new JsonMapper();

	@Test
	void everyResourceIsDescribedWithTheColumnsItHas() throws IOException {
		Map<String, List<String>> described = columns(read("package-resources.json"));
		assertThat(described.keySet())
			.containsExactlyInAnyOrderElementsOf(List.of(Resource.values()).stream().map(Resource::word).toList());
		for (Resource resource : Resource.values()) {
			if (resource.isTable()) {
				assertThat(described.get(resource.word())).isEqualTo(resource.columns());
			}
		}
	}

	@Test
	void theFirstDataSetHasTheSameColumns() throws IOException {
		Map<String, List<String>> described = columns(read("package-resources.json"));
		columns(read("datasets/fintech-cases/datapackage.json").path("resources"))
			.forEach((name, columns) -> assertThat(columns).isEqualTo(described.get(name)));
	}

	private JsonNode read(String path) throws IOException {
		try (InputStream file = new ClassPathResource(path).getInputStream()) {
			return this.json.readTree(file);
		}
	}

	private static Map<String, List<String>> columns(JsonNode resources) {
		return StreamSupport.stream(resources.spliterator(), false)
			.collect(Collectors.toMap((resource) -> resource.path("name").asString(),
					(resource) -> resource.path("schema").path("fields").findValuesAsString("name")));
	}

}
