package io.casebook.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes records of query parameters, each component of the parameter of its name. Data
 * binding would too, but looks for the constructor, its annotations and its nullability
 * again at each request, and would take headers and path variables of the same names.
 */
class QueryRecords implements SyncHandlerMethodArgumentResolver {

	private final ConversionService conversion;

	private final Map<Class<?>, QueryRecord> known = new ConcurrentHashMap<>();

	QueryRecords(ConversionService conversion) {
		this.conversion = conversion;
	}

	static boolean isOne(MethodParameter parameter) {
		return parameter.getParameterType().isRecord() && !parameter.hasParameterAnnotation(RequestBody.class);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return isOne(parameter);
	}

	@Override
	public Object resolveArgumentValue(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
		QueryRecord record = this.known.computeIfAbsent(parameter.getParameterType(), QueryRecord::of);
		MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
		List<InvalidInput> errors = new ArrayList<>();
		@Nullable Object[] values = record.components()
			.stream()
			.map((component) -> component.read(query.get(component.name()), this.conversion, errors))
			.toArray();
		if (!errors.isEmpty()) {
			String names = String.join(", ", errors.stream().map((error) -> "'" + error.parameter() + "'").toList());
			throw new ApiProblem(ProblemType.INVALID_PARAMETER, "Invalid value of " + names, errors, null);
		}
		return record.with(values);
	}

}
