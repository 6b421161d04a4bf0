package io.casebook.openapi;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says in the schema of a record which of its members are always there: those that are
 * not {@link Nullable}, since answers leave out what is null and nothing else.
 */
final class RequiredMembers implements ModelConverter {

	private static final String OURS = "io.casebook.";

	private static final String REFERENCE = "#/components/schemas/";

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		if (!chain.hasNext()) {
			return null;
		}
		Schema<?> resolved = chain.next().resolve(type, context, chain);
		if (resolved == null || type.getType() == null) {
			return resolved;
		}
		JavaType java = Json.mapper().constructType(type.getType());
		if (java.getRawClass().isRecord() && java.getRawClass().getName().startsWith(OURS)) {
			require(defined(resolved, context), names(java));
		}
		return resolved;
	}

	private static Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
		String reference = resolved.get$ref();
		if (reference == null) {
			return resolved;
		}
		Schema<?> defined = context.getDefinedModels().get(reference.substring(REFERENCE.length()));
		return (defined != null) ? defined : resolved;
	}

	private static void require(Schema<?> schema, Set<String> names) {
		if (schema.getProperties() == null) {
			return;
		}
		List<String> required = new ArrayList<>();
		for (String name : schema.getProperties().keySet()) {
			Schema<?> member = schema.getProperties().get(name);
			if (names.contains(name) && !Boolean.TRUE.equals(member.getWriteOnly())) {
				required.add(name);
			}
		}
		schema.setRequired(required);
	}

	private static Set<String> names(JavaType record) {
		Set<String> names = new TreeSet<>();
		for (RecordComponent component : record.getRawClass().getRecordComponents()) {
			boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
			if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
				JavaType part = Json.mapper()
					.getTypeFactory()
					.resolveMemberType(component.getGenericType(), record.getBindings());
				names.addAll((nullable || !part.getRawClass().isRecord()) ? Set.of() : names(part));
			}
			else if (!nullable) {
				names.add(component.getName());
			}
		}
		return names;
	}

}
