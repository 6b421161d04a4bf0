package io.casebook.openapi;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequiredMembersTests {

	private final ModelConverters converters = new ModelConverters(true);

	RequiredMembersTests() {
		this.converters.addConverter(new RequiredMembers());
	}

	@Test
	void membersThatCannotBeNullAreRequired() {
		assertThat(required(Whole.class, "Whole")).containsExactlyInAnyOrder("key", "count", "parts");
		assertThat(required(Whole.class, "Part")).containsExactly("name");
	}

	@Test
	void membersOfWhatIsUnwrappedAreTheRecordsOwn() {
		Type version = new TypeReference<Version<Part>>() {
		}.getType();
		assertThat(required(version, "VersionPart")).containsExactlyInAnyOrder("name", "revision");
	}

	@Test
	void whatIsOnlyWrittenIsNotRequired() {
		assertThat(required(Secret.class, "Secret")).containsExactly("shown");
	}

	private List<String> required(Type type, String name) {
		Schema<?> schema = this.converters.resolveAsResolvedSchema(new AnnotatedType(type)).referencedSchemas.get(name);
		return Objects.requireNonNull(schema).getRequired();
	}

	record Whole(String key, int count, @Nullable String note, List<Part> parts, @Nullable Part other) {
	}

	record Part(String name, @Nullable Integer size) {
	}

	record Version<T>(@JsonUnwrapped T thing, int revision, @Nullable String until) {
	}

	record Secret(String shown, @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String hidden) {
	}

}
